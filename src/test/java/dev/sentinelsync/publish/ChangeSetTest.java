package dev.sentinelsync.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.publish.TargetException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are words between blanks, each with the letter of its phase: {@code a.md:p}. */
class ChangeSetTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static PublishRequest request(String id, String revision, long fence) {
    SourceCommit commit =
        new SourceCommit(
            "https://example.org/source",
            revision,
            "a",
            "a@example.org",
            OffsetDateTime.parse("2026-03-01T10:00:00Z"),
            "subject");
    return PublishRequest.of(id, commit, "configuration", fence, NOW);
  }

  private static PageContent page(String word, String text) {
    String[] parts = word.split(":");
    return PageContent.of(parts[0], text.getBytes(StandardCharsets.UTF_8), Phase.ofCode(parts[1]));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /** What a target holds: pages whose content is "old", published with fence 5. */
  private static Optional<SiteManifest> held(String pages) {
    SortedMap<String, PageEntry> entries = new TreeMap<>();
    words(pages).forEach(word -> entries.put(page(word, "old").path(), page(word, "old").entry()));
    return Optional.of(new SiteManifest(request("first", "r1", 5).header(), entries));
  }

  private static ChangeSet on(String held) {
    return new ChangeSet(request("second", "r2", 5), held(held));
  }

  private static void assertRefused(Reason reason, ThrowingCallable call, String message) {
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(call)
        .matches(refused -> refused.reason() == reason)
        .withMessageContaining(message);
  }

  @Test
  void newPagesComeBeforeChangedOnesOfTheirPhaseAndIndexesAreRemovedFirst() {
    ChangeSet changes = on("b.md:p d.md:p z.css:a home.md:i old.md:p list.md:i logo.png:a");
    for (String word : words("home.md:i new.md:i b.md:p d.md:p c.md:p a.css:a z.css:a")) {
      assertThat(changes.put(page(word, "new"))).as(word).isTrue();
    }
    for (String path : words("logo.png old.md list.md")) {
      assertThat(changes.remove(path)).as(path).isTrue();
    }

    assertThat(changes.writes())
        .containsExactly("a.css", "z.css", "c.md", "b.md", "d.md", "new.md", "home.md");
    assertThat(changes.newWrites()).containsExactly("a.css", "c.md", "new.md");
    assertThat(changes.removals()).containsExactly("list.md", "old.md", "logo.png");
    assertThat(changes.next().pages())
        .containsOnlyKeys("a.css", "z.css", "c.md", "b.md", "d.md", "new.md", "home.md");
  }

  @Test
  void whatTheTargetHasIsNotWrittenUnlessItIsRepaired() {
    PageContent same = page("a.md:p", "old");
    ChangeSet changes = on("a.md:p b.md:p");
    ChangeSet repair = new ChangeSet(request("second", "r2", 5).asRepair(), held("a.md:p"));

    assertThat(changes.put(same)).isFalse();
    assertThat(changes.put(page("b.md:p", "new"))).isTrue();
    assertThat(changes.remove("unknown.md")).isFalse();
    assertThat(repair.put(same)).isTrue();

    PublishReceipt receipt = changes.receipt(changes.next(), true, "place");
    assertThat(receipt.written()).isEqualTo(1);
    assertThat(receipt.unchanged()).isEqualTo(1);
    assertThat(receipt.removed()).isZero();
    assertThat(receipt.bytes()).isEqualTo(3);
    assertThat(repair.receipt(repair.next(), true, "").bytes()).isEqualTo(3);
    assertThat(changes.next().header().publishId()).isEqualTo("second");
  }

  @Test
  void aRetainedPageStaysAndIsWrittenAgainWhenTheSiteHasIt() {
    ChangeSet losing = on("a.png:a");
    losing.retain("a.png");
    losing.retain("unknown.png");
    assertThat(losing.retained()).containsExactly("a.png");
    assertThat(losing.changesNothing()).isFalse();
    SiteManifest lost = losing.next();
    assertThat(lost.pages().get("a.png").retained()).contains(NOW);
    assertThat(lost.size()).isZero();

    ChangeSet again = new ChangeSet(request("third", "r3", 5), Optional.of(lost));
    assertThat(again.put(page("a.png:a", "old"))).isTrue();
    assertThat(again.next().size()).isEqualTo(1);
  }

  @Test
  void whatIsLeftOutIsNotCounted() {
    ChangeSet changes = on("");
    changes.put(page("a.md:p", "12345"));
    changes.put(page("b.md:p", "123"));
    assertThat(changes.leavesOut()).isFalse();

    changes.leaveOut(List.of("a.md"));

    assertThat(changes.leavesOut()).isTrue();
    PublishReceipt receipt = changes.receipt(changes.next(), true, "");
    assertThat(receipt.bytes()).isEqualTo(3);
    assertThat(receipt.leftOut()).containsExactly("a.md");
    assertThat(changes.next().pages()).containsOnlyKeys("b.md");
  }

  /** What is removed, what is written, and what of the first has to go before the second. */
  @ParameterizedTest
  @CsvSource({
    "a.md,           b.md:p,        ''",
    "a.md,           a.md/b:p,      a.md",
    "a.md,           A.md/b/c:p,    a.md",
    "a/b/c.md,       a:p,           a/b/c.md",
    "a/b/c.md,       A/b:p,         a/b/c.md",
    "a.md,           A.MD:p,        a.md",
    "a.md,           a.mdx/b:p,     ''",
    "a/b.md,         a.md:p,        ''",
    "a/b.md,         a/c.md:p,      ''",
    "a/b.md x.md,    a:p z.md:p,    a/b.md",
    "a.md,           '',            ''",
  })
  void whatIsInTheWayGoesFirst(String removed, String written, String first) {
    ChangeSet changes = on(removed.replaceAll("(\\S+)", "$1:p"));
    words(removed).forEach(changes::remove);
    words(written).forEach(word -> changes.put(page(word, "new")));

    assertThat(changes.removalsFirst()).isEqualTo(words(first));
    words(removed)
        .forEach(
            path -> assertThat(changes.removesFirst(path)).isEqualTo(words(first).contains(path)));
    assertThat(changes.removesFirst("unknown.md")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.md:p   | A.md:p        | differs from \"A.md\" only by case or form",
        "''       | a.md:p A.md:p | only by case or form",
        "a.md:p   | a.md/b:p      | lies in a folder that is itself a page",
        "a.md:p   | A.md/b/c:p    | lies in a folder that is itself a page",
        "a/b/c:p  | a/b:p         | is a page and also the folder of another page",
        "a/b/c:p  | a:p           | is a page and also the folder of another page",
        "''       | a:p a/b:p     | is a page and also the folder of another page",
      })
  void aPathThatAnotherPageTakesIsRefused(String held, String written, String message) {
    ChangeSet changes = on(held);
    words(written).forEach(word -> changes.put(page(word, "new")));

    assertRefused(Reason.INVALID_PAGE, changes::next, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.md:p a.mdx/b:p", "a/b:p a/c:p", "a:p ab/c:p", "a/b.md:p a.md:p"})
  void pathsThatOnlyLookAlikeAreAccepted(String written) {
    ChangeSet changes = on("");
    words(written).forEach(word -> changes.put(page(word, "new")));

    assertThat(changes.next().size()).isEqualTo(2);
  }

  @Test
  void aPathIsNamedOnceInAPublish() {
    ChangeSet changes = on("a.md:p b.md:p");
    changes.put(page("a.md:p", "new"));
    changes.remove("b.md");

    assertRefused(Reason.INVALID_PAGE, () -> changes.remove("a.md"), "put or removed twice");
    assertRefused(Reason.INVALID_PAGE, () -> changes.retain("b.md"), "put or removed twice");
    assertRefused(
        Reason.INVALID_PAGE, () -> changes.put(page("b.md:p", "new")), "put or removed twice");
    assertRefused(Reason.INVALID_PAGE, () -> changes.remove("../a"), "ends with a dot");
    assertRefused(Reason.INVALID_PAGE, () -> changes.retain("../a"), "ends with a dot");
  }

  @Test
  void theSameRevisionAgainChangesNothing() {
    Optional<SiteManifest> held = held("a.md:p");
    ChangeSet same = new ChangeSet(request("second", "r1", 5), held);
    same.put(page("a.md:p", "old"));
    assertThat(same.changesNothing()).isTrue();
    same.remove("unknown.md");
    assertThat(same.changesNothing()).isTrue();
    same.put(page("b.md:p", "new"));
    assertThat(same.changesNothing()).isFalse();

    ChangeSet removing = new ChangeSet(request("second", "r1", 5), held);
    removing.remove("a.md");
    assertThat(removing.changesNothing()).isFalse();

    PublishRequest first = request("second", "r1", 5);
    for (PublishRequest other :
        List.of(
            request("second", "r2", 5),
            PublishRequest.of("second", first.commit(), "other", 5, NOW),
            PublishRequest.of(
                "second",
                new SourceCommit("elsewhere", "r1", "", "", first.commit().authoredAt(), ""),
                "configuration",
                5,
                NOW))) {
      assertThat(new ChangeSet(other, held).changesNothing()).isFalse();
    }
    assertThat(new ChangeSet(first, Optional.empty()).changesNothing()).isFalse();
  }

  @Test
  void aWriterWithALowerFenceIsRefused() {
    Optional<SiteManifest> held = held("a.md:p");
    new ChangeSet(request("second", "r2", 5), held);
    new ChangeSet(request("second", "r2", 6), held);

    assertRefused(
        Reason.FENCED,
        () -> new ChangeSet(request("second", "r2", 4), held),
        "published with fence 5, this writer holds only 4");
    ChangeSet began = new ChangeSet(request("second", "r2", 4), Optional.empty());
    assertRefused(Reason.FENCED, () -> began.requireBase(held), "this writer must stop");
  }

  @Test
  void aTargetThatWasPublishedMeanwhileIsNotWritten() {
    Optional<SiteManifest> held = held("a.md:p");
    Optional<SiteManifest> other =
        Optional.of(new SiteManifest(request("other", "r1", 5).header(), new TreeMap<>()));

    on("a.md:p").requireBase(held);
    new ChangeSet(request("second", "r2", 5), Optional.empty()).requireBase(Optional.empty());

    assertRefused(Reason.CONFLICT, () -> on("a.md:p").requireBase(other), "(publish \"other\")");
    assertRefused(
        Reason.CONFLICT, () -> on("a.md:p").requireBase(Optional.empty()), "publish again");
  }
}
