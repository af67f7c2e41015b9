package dev.sentinelsync.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.support.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store must do, as {@code package-info} promises. One subclass per store. */
public abstract class TargetStoreContractTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  private TargetStore store;
  private int publishes;

  /** Opens the target, which is empty at the start of each test, anew. */
  protected abstract TargetStore open() throws Exception;

  /** Changes a file of the target as somebody else would; creates it if need be. */
  protected abstract void writeBehind(String path, String content) throws Exception;

  /** Deletes a file of the target as somebody else would. */
  protected abstract void deleteBehind(String path) throws Exception;

  /** Something that differs whenever anything in the target was written. */
  protected abstract Object fingerprint() throws Exception;

  /** Pages of a large site; less where each costs a request. */
  protected int largeSite() {
    return 2000;
  }

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void anUntouchedTargetIsValidAndHoldsNothing() {
    store.validate();

    assertThat(store.published()).isEmpty();
    assertThat(contents()).isEmpty();
    assertThat(store.read("home.md")).isEmpty();
  }

  @Test
  void firstPublishStoresPagesAndSaysWhatItHolds() {
    PublishRequest request = request("rev1", 3);
    PublishReceipt receipt =
        publish(
            request,
            p -> {
              p.put(index("readme.md", "home"));
              p.put(page("content/a.md", "a"));
            });

    assertThat(receipt.changed()).isTrue();
    assertThat(receipt.written()).isEqualTo(2);
    assertThat(receipt.bytes()).isEqualTo(5);
    assertThat(receipt.location()).isNotBlank();
    assertThat(contents()).containsOnly(Map.entry("readme.md", "home"), owned("content/a.md", "a"));
    SiteManifest manifest = store.published().orElseThrow();
    assertThat(manifest).isEqualTo(receipt.manifest());
    assertThat(manifest.header()).isEqualTo(request.header());
    assertThat(manifest.pages())
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "readme.md", index("readme.md", "home").entry(),
                    "content/a.md", page("content/a.md", "a").entry())));
    assertThat(manifest.isSettled()).isTrue();
  }

  @Test
  void anotherProcessSeesTheSame() throws Exception {
    PublishReceipt receipt = publish("rev1", p -> p.put(page("content/a.md", "a")));

    try (TargetStore other = open()) {
      assertThat(other.published()).contains(receipt.manifest());
      assertThat(other.read("content/a.md"))
          .hasValueSatisfying(b -> assertThat(text(b)).isEqualTo("a"));
    }
  }

  @Test
  void whatWasForgottenIsReadAgain() {
    publish("rev1", twoPages("b"));
    SiteManifest manifest = store.published().orElseThrow();

    store.forget();

    assertThat(store.published())
        .hasValueSatisfying(again -> assertThat(again).isEqualTo(manifest).isNotSameAs(manifest));
    store.forget();
    PublishReceipt receipt = publish("rev2", twoPages("b2"));
    assertThat(receipt.written()).isEqualTo(1);
    assertThat(contents()).containsOnly(owned("a.md", "a"), owned("b.md", "b2"));
  }

  @Test
  void aChangeWritesThatPageAlone() {
    publish("rev1", twoPages("b"));
    PublishReceipt receipt = publish("rev2", twoPages("b2"));

    assertThat(receipt.written()).isEqualTo(1);
    assertThat(receipt.unchanged()).isEqualTo(1);
    assertThat(receipt.bytes()).isEqualTo(2);
    assertThat(contents()).containsOnly(owned("a.md", "a"), owned("b.md", "b2"));
    assertThat(store.published().orElseThrow().header().revision()).isEqualTo("rev2");
  }

  @Test
  void pagesThatAreNotNamedStay() {
    publish("rev1", p -> p.put(page("x/y/a.md", "a")));
    publish("rev2", p -> p.put(page("x/z/b.md", "b")));
    publish("rev3", p -> p.put(page("c.md", "c")));
    publish("rev4", p -> p.put(page("x/y/d.md", "d")));

    assertThat(contents())
        .containsOnly(
            owned("x/y/a.md", "a"),
            owned("x/z/b.md", "b"),
            owned("c.md", "c"),
            owned("x/y/d.md", "d"));
    assertThat(store.published().orElseThrow().pages()).hasSize(4);
  }

  @Test
  void removedPagesAreGone() {
    publish(
        "rev1",
        p -> {
          p.put(page("x/y/a.md", "a"));
          p.put(page("x/b.md", "b"));
        });
    PublishReceipt receipt = publish("rev2", p -> p.remove("x/y/a.md"));

    assertThat(receipt.removed()).isEqualTo(1);
    assertThat(contents()).containsOnly(owned("x/b.md", "b"));
    assertThat(store.read("x/y/a.md")).isEmpty();
    assertThat(store.published().orElseThrow().pages()).containsOnlyKeys("x/b.md");
  }

  @Test
  void aRetainedPageStaysWithoutBeingOfTheSite() {
    PageContent image =
        PageContent.of("assets/a.png", "a".getBytes(StandardCharsets.UTF_8), Phase.ASSET);
    publish(
        "rev1",
        p -> {
          p.put(image);
          p.put(page("b.md", "b"));
        });
    PublishReceipt receipt = publish("rev2", p -> p.retain("assets/a.png"));

    assertThat(receipt.changed()).isTrue();
    publish("rev3", p -> p.put(page("b.md", "b3")));
    publish("rev4", p -> p.put(page("b.md", "b4")));
    assertThat(contents()).containsOnly(owned("assets/a.png", "a"), owned("b.md", "b4"));
    SiteManifest manifest = store.published().orElseThrow();
    assertThat(manifest.paths()).containsExactly("b.md");
    assertThat(manifest.page("assets/a.png"))
        .contains(image.entry().retainedSince(receipt.manifest().header().publishedAt()));

    publish("rev5", p -> p.put(image));
    assertThat(store.published().orElseThrow().paths()).contains("assets/a.png");
    publish("rev6", p -> p.retain("assets/a.png"));
    publish("rev7", p -> p.remove("assets/a.png"));
    assertThat(contents()).containsOnly(owned("b.md", "b4"));
  }

  @Test
  void allPagesMayGoAndComeAgain() {
    publish("rev1", p -> p.put(page("x/a.md", "a")));
    publish("rev2", p -> p.remove("x/a.md"));
    assertThat(contents()).isEmpty();
    assertThat(store.published().orElseThrow().pages()).isEmpty();

    publish("rev3", p -> p.put(page("x/a.md", "a")));
    assertThat(contents()).containsOnly(owned("x/a.md", "a"));
  }

  @Test
  void removingWhatIsNotThereIsNoError() {
    publish("rev1", p -> p.put(page("a.md", "a")));
    PublishReceipt receipt = publish("rev2", p -> p.remove("gone/b.md"));

    assertThat(receipt.removed()).isZero();
    assertThat(contents()).containsOnly(owned("a.md", "a"));
  }

  @Test
  void theSameRevisionAgainWritesNothing() throws Exception {
    publish("rev1", p -> p.put(page("a.md", "a")));
    Object before = fingerprint();
    PublishReceipt receipt =
        publish(
            "rev1",
            p -> {
              p.put(page("a.md", "a"));
              p.remove("b.md");
            });

    assertThat(receipt.changed()).isFalse();
    assertThat(receipt.written()).isZero();
    assertThat(receipt.manifest().header().publishId()).isEqualTo("publish-1");
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void aNewRevisionWithTheSamePagesWritesTheManifestAlone() {
    publish("rev1", p -> p.put(page("a.md", "a")));
    PublishReceipt receipt = publish("rev2", p -> p.put(page("a.md", "a")));

    assertThat(receipt.changed()).isTrue();
    assertThat(receipt.written()).isZero();
    assertThat(store.published().orElseThrow().header().revision()).isEqualTo("rev2");
    assertThat(contents()).containsOnly(owned("a.md", "a"));
  }

  @Test
  void closedWithoutCommitEverythingStaysAsItWas() {
    PublishReceipt receipt = publish("rev1", p -> p.put(page("a.md", "a")));
    try (Publication publication = store.begin(request("rev2", 0))) {
      publication.put(page("a.md", "a2"));
      publication.put(page("b.md", "b"));
      publication.remove("a/c.md");
    }

    assertThat(contents()).containsOnly(owned("a.md", "a"));
    assertThat(store.published()).contains(receipt.manifest());
    publish("rev3", p -> p.put(page("b.md", "b3")));
    assertThat(contents()).containsOnly(owned("a.md", "a"), owned("b.md", "b3"));
  }

  @Test
  void aPublicationThatIsAbandonedDoesNotStopTheNext() throws Exception {
    publish("rev1", p -> p.put(page("a.md", "a")));
    Publication abandoned = store.begin(request("rev2", 0));
    abandoned.put(page("a.md", "half"));

    try (TargetStore other = open();
        Publication next = other.begin(request("rev3", 0))) {
      next.put(page("a.md", "a3"));
      next.commit();
    }
    assertThat(contents()).containsOnly(owned("a.md", "a3"));
    abandoned.close();
    assertThat(contents()).containsOnly(owned("a.md", "a3"));
  }

  @Test
  void aPublicationEndsWithItsCommit() {
    Publication publication = store.begin(request("rev1", 0));
    publication.put(page("a.md", "a"));
    publication.commit();

    assertThatIllegalStateException().isThrownBy(publication::commit);
    assertThatIllegalStateException().isThrownBy(() -> publication.put(page("b.md", "b")));
    publication.close();
    assertThat(contents()).containsOnly(owned("a.md", "a"));
  }

  @Test
  void aWriterWithALowerFenceIsRefusedAtOnce() throws Exception {
    publish(request("rev1", 5), p -> p.put(page("a.md", "a")));
    Object before = fingerprint();

    refused(Reason.FENCED, () -> store.begin(request("rev2", 4)));
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void aWriterThatWasOvertakenIsRefusedAtCommit() throws Exception {
    publish(request("rev1", 5), p -> p.put(page("a.md", "a")));
    try (Publication late = store.begin(request("rev2", 5))) {
      late.put(page("a.md", "late"));
      late.put(page("new.md", "late"));
      try (TargetStore successor = open();
          Publication next = successor.begin(request("rev3", 6))) {
        next.put(page("a.md", "a3"));
        next.commit();
      }
      refused(Reason.FENCED, late::commit);
    }

    assertThat(contents()).containsOnly(owned("a.md", "a3"));
    assertThat(store.published().orElseThrow().header().fence()).isEqualTo(6);
  }

  @Test
  void ofTwoWritersWithTheSameFenceTheSecondBeginsAgain() throws Exception {
    publish("rev1", p -> p.put(page("a.md", "a")));
    try (Publication second = store.begin(request("rev2", 0))) {
      second.put(page("a.md", "second"));
      try (TargetStore other = open();
          Publication first = other.begin(request("rev3", 0))) {
        first.put(page("a.md", "first"));
        first.commit();
      }
      assertThat(refused(Reason.CONFLICT, second::commit).retryable()).isTrue();
    }
    assertThat(contents()).containsOnly(owned("a.md", "first"));
  }

  @Test
  void twoWritersTakeTurnsHoweverLongOneOfThemOnlyLookedOn() throws Exception {
    try (TargetStore other = open()) {
      publish("rev1", p -> p.put(page("a.md", "a1")));
      assertThat(other.published().orElseThrow().header().revision()).isEqualTo("rev1");
      publish("rev2", p -> p.put(page("a.md", "a2")));
      for (String text : List.of("a3", "a4", "a5")) {
        publish(other, request(text, 0), p -> p.put(page("a.md", text)));
      }
      publish("rev6", p -> p.put(page("a.md", "a6")));
    }
    assertThat(contents()).containsOnly(owned("a.md", "a6"));
  }

  @Test
  void foreignFilesAreLeftAloneAndReported() throws Exception {
    publish("rev1", p -> p.put(page("x/a.md", "a")));
    writeBehind("CNAME", "docs.example.org");
    writeBehind("x/note.txt", "mine");

    for (int i = 2; i <= 6; i++) {
      String text = "a" + i;
      publish("rev" + i, p -> p.put(page("x/a.md", text)));
      assertThat(contents())
          .containsOnly(
              owned("x/a.md", text),
              foreign("CNAME", "docs.example.org"),
              foreign("x/note.txt", "mine"));
    }
    publish(
        "rev7",
        p -> {
          p.remove("x/a.md");
          p.remove("x/note.txt");
        });

    assertThat(contents())
        .containsOnly(foreign("CNAME", "docs.example.org"), foreign("x/note.txt", "mine"));
  }

  @Test
  void aForeignFileInTheWayOfAPageStaysAndThePageIsLeftOut() throws Exception {
    publish("rev1", p -> p.put(page("a.md", "a")));
    writeBehind("b.md", "somebody's");

    PublishReceipt receipt =
        publish(
            "rev2",
            p -> {
              p.put(page("b.md", "ours"));
              p.put(page("c.md", "c"));
            });
    assertThat(receipt.leftOut()).containsExactly("b.md");
    assertThat(receipt.written()).isEqualTo(1);
    assertThat(contents())
        .containsOnly(owned("a.md", "a"), owned("c.md", "c"), foreign("b.md", "somebody's"));
    assertThat(store.published().orElseThrow().pages()).containsOnlyKeys("a.md", "c.md");
    assertThat(publish("rev2", p -> p.put(page("b.md", "ours"))).changed()).isFalse();
  }

  @Test
  void aForeignFileWithTheSameContentBecomesAPage() throws Exception {
    publish("rev1", p -> p.put(page("a.md", "a")));
    writeBehind("b.md", "b");
    publish("rev2", p -> p.put(page("b.md", "b")));

    assertThat(contents()).containsOnly(owned("a.md", "a"), owned("b.md", "b"));
  }

  @Test
  void driftIsVisibleAndRepaired() throws Exception {
    publish(
        "rev1",
        p -> {
          p.put(page("a.md", "a"));
          p.put(page("b.md", "b"));
          p.put(page("c.md", "c"));
        });
    writeBehind("a.md", "changed");
    deleteBehind("b.md");
    writeBehind("d.md", "added");

    assertThat(contents())
        .containsOnly(owned("a.md", "changed"), owned("c.md", "c"), foreign("d.md", "added"));
    assertThat(store.published().orElseThrow().pages()).containsOnlyKeys("a.md", "b.md", "c.md");

    publish(
        request("rev1", 0).asRepair(),
        p -> {
          p.put(page("a.md", "a"));
          p.put(page("b.md", "b"));
        });
    assertThat(contents())
        .containsOnly(
            owned("a.md", "a"), owned("b.md", "b"), owned("c.md", "c"), foreign("d.md", "added"));
    for (int i = 2; i <= 6; i++) {
      publish("rev" + i, p -> {});
      assertThat(contents()).contains(owned("a.md", "a"), owned("b.md", "b"));
    }
  }

  static Stream<String> hostilePaths() {
    return Stream.of(
        "",
        "/etc/passwd",
        "../up.md",
        "a/../../up.md",
        "a/./b.md",
        "a//b.md",
        "a/",
        ".",
        "..",
        "a\\b.md",
        "a\nb.md",
        "a\u0000.md",
        "a\u007f.md",
        "right\u202eto-left.md",
        "zero\u200bwidth.md",
        "half\ud800.md",
        ".git/config",
        "x/.GIT/hooks",
        ".g\u200cit/config",
        "git~1/config",
        ".sentinel-sync/manifest.json",
        ".Sentinel-Sync/x",
        "dot./a.md",
        "space /a.md",
        "x".repeat(256),
        "\u00e4".repeat(128),
        "long/".repeat(200) + "a.md");
  }

  @ParameterizedTest
  @MethodSource("hostilePaths")
  void hostilePathsAreRefused(String path) {
    refused(Reason.INVALID_PAGE, () -> page(path, "x"));
    refused(Reason.INVALID_PAGE, () -> store.read(path));
    try (Publication publication = store.begin(request("rev1", 0))) {
      refused(Reason.INVALID_PAGE, () -> publication.remove(path));
    }
  }

  @Test
  void namesInAllScriptsAreKept() throws Exception {
    String[] paths = {
      "\u00dcbersicht/\u00e9t\u00e9.md",
      "\u65e5\u672c\u8a9e/\u30c7\u30fc\u30bf.md",
      "emoji/\ud83d\udd12.md",
      "with space/100% & more (1) #2 ?.md",
      ".well-known/x.txt",
      "quote'\"<>|*:.md"
    };
    publish(
        "rev1",
        p -> {
          for (String path : paths) {
            p.put(page(path, "text of " + path));
          }
        });

    // Another process, which knows nothing but what the target says.
    closeStore();
    openStore();
    for (String path : paths) {
      assertThat(contents()).contains(owned(path, "text of " + path));
    }
    assertThat(store.published().orElseThrow().pages()).containsOnlyKeys(paths);
    publish(
        "rev2",
        p -> {
          for (String path : paths) {
            p.remove(path);
          }
        });
    assertThat(contents()).isEmpty();
  }

  @Test
  void pathsThatDifferByCaseAloneAreRefused() {
    publish("rev1", p -> p.put(page("x/Page.md", "1")));

    refused(Reason.INVALID_PAGE, () -> publish("rev2", p -> p.put(page("x/page.md", "2"))));
    refused(
        Reason.INVALID_PAGE,
        () ->
            publish(
                "rev2",
                p -> {
                  p.put(page("e\u0301.md", "decomposed"));
                  p.put(page("\u00e9.md", "composed"));
                }));
    assertThat(contents()).containsOnly(owned("x/Page.md", "1"));
  }

  @Test
  void aPageMayBeRenamedByCaseAlone() {
    publish("rev1", p -> p.put(page("x/Page.md", "1")));
    publish(
        "rev2",
        p -> {
          p.remove("x/Page.md");
          p.put(page("x/page.md", "2"));
        });

    assertThat(contents()).containsOnly(owned("x/page.md", "2"));
  }

  @Test
  void aPageCannotBeTheFolderOfAnother() {
    publish("rev1", p -> p.put(page("x/a.md", "1")));

    refused(Reason.INVALID_PAGE, () -> publish("rev2", p -> p.put(page("x", "2"))));
    refused(Reason.INVALID_PAGE, () -> publish("rev2", p -> p.put(page("x/a.md/b.md", "2"))));
    assertThat(contents()).containsOnly(owned("x/a.md", "1"));
  }

  @Test
  void aPageMayBecomeAFolderAndAFolderAPage() {
    publish("rev1", p -> p.put(page("x", "page")));
    publish(
        "rev2",
        p -> {
          p.put(page("x/a/b.md", "inside"));
          p.remove("x");
        });
    assertThat(contents()).containsOnly(owned("x/a/b.md", "inside"));
    publish(
        "rev3",
        p -> {
          p.put(page("x", "page again"));
          p.remove("x/a/b.md");
        });
    assertThat(contents()).containsOnly(owned("x", "page again"));
  }

  @Test
  void aPathIsNamedOncePerPublish() {
    try (Publication publication = store.begin(request("rev1", 0))) {
      publication.put(page("a.md", "1"));
      refused(Reason.INVALID_PAGE, () -> publication.put(page("a.md", "2")));
      refused(Reason.INVALID_PAGE, () -> publication.remove("a.md"));
    }
  }

  @Test
  void aLargeSiteReadsBackEqual() {
    SortedMap<String, String> site =
        IntStream.range(0, largeSite())
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "content/type-" + i % 7 + "/page-" + i + ".md",
                    i -> "page " + i + "\n" + "text ".repeat(i % 50),
                    (a, b) -> a,
                    TreeMap::new));
    publish("rev1", p -> site.forEach((path, text) -> p.put(page(path, text))));
    assertThat(contents()).isEqualTo(site);

    for (int revision = 2; revision < 6; revision++) {
      String changed = "content/type-3/page-" + (3 + 7 * revision) + ".md";
      String removed = site.lastKey();
      String added = "content/new/page-" + revision + ".md";
      site.put(changed, "changed in " + revision);
      site.remove(removed);
      site.put(added, "added in " + revision);
      PublishReceipt receipt =
          publish(
              "rev" + revision,
              p -> {
                p.put(page(changed, site.get(changed)));
                p.put(page(added, site.get(added)));
                p.remove(removed);
              });
      assertThat(receipt.written()).isEqualTo(2);
      assertThat(contents()).isEqualTo(site);
      assertThat(store.published().orElseThrow().pages().keySet()).isEqualTo(site.keySet());
    }
  }

  @Test
  void anEmptyAndALargePageReadBackEqual() {
    byte[] large = new byte[3_000_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31 + (i >> 8));
    }
    publish(
        "rev1",
        p -> {
          p.put(page("empty.md", ""));
          p.put(PageContent.of("large.bin", large, Phase.ASSET));
        });

    assertThat(store.read("empty.md")).hasValueSatisfying(b -> assertThat(b).isEmpty());
    assertThat(store.read("large.bin")).hasValueSatisfying(b -> assertThat(b).isEqualTo(large));
  }

  @Test
  void aDamagedManifestIsReportedAndNotGuessed() throws Exception {
    publish("rev1", p -> p.put(page("a.md", "a")));
    writeBehind(SiteManifest.PATH, "{\"format\": 1, \"pages\": {\"../../etc/passwd\": []}}");
    closeStore();
    openStore();

    assertThat(refused(Reason.CORRUPT, () -> store.published()))
        .hasMessageContaining(SiteManifest.PATH);
  }

  @Test
  void aManifestOfANewerVersionIsRefused() throws Exception {
    publish("rev1", p -> p.put(page("a.md", "a")));
    writeBehind(SiteManifest.PATH, "{\"format\": 99, \"pages\": {}}");
    closeStore();
    openStore();

    assertThat(refused(Reason.CORRUPT, () -> store.begin(request("rev2", 0))))
        .hasMessageContaining("99");
  }

  /** All files of the site by path; a foreign file's path is marked. */
  protected final SortedMap<String, String> contents() {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<StoredPage> pages = store.stored()) {
      pages.forEach(
          page -> {
            byte[] bytes = store.read(page.path()).orElseThrow();
            assertThat(page.sha256()).isEqualTo(Sha256.hex(bytes));
            assertThat(page.size()).isEqualTo(bytes.length);
            contents.put((page.foreign() ? "foreign " : "") + page.path(), text(bytes));
          });
    }
    return contents;
  }

  protected static Map.Entry<String, String> owned(String path, String text) {
    return Map.entry(path, text);
  }

  protected static Map.Entry<String, String> foreign(String path, String text) {
    return Map.entry("foreign " + path, text);
  }

  protected final TargetStore store() {
    return store;
  }

  /** Puts {@code a.md} as ever and {@code b.md} with a text. */
  private static Consumer<Publication> twoPages(String text) {
    return p -> {
      p.put(page("a.md", "a"));
      p.put(page("b.md", text));
    };
  }

  protected final PublishReceipt publish(String revision, Consumer<Publication> changes) {
    return publish(request(revision, 0), changes);
  }

  protected final PublishReceipt publish(PublishRequest request, Consumer<Publication> changes) {
    return publish(store, request, changes);
  }

  private static PublishReceipt publish(
      TargetStore target, PublishRequest request, Consumer<Publication> changes) {
    try (Publication publication = target.begin(request)) {
      changes.accept(publication);
      return publication.commit();
    }
  }

  protected final PublishRequest request(String revision, long fence) {
    publishes++;
    return PublishRequest.of(
        "publish-" + publishes, commit(revision), "c0ffee", fence, TIME.plusSeconds(publishes));
  }

  protected static SourceCommit commit(String revision) {
    return new SourceCommit(
        "https://example.org/source.git",
        revision,
        "Ann Author",
        "ann@example.org",
        OffsetDateTime.parse("2026-02-28T23:59:58+05:30"),
        "Change a rule");
  }

  protected static PageContent page(String path, String text) {
    return PageContent.of(path, text.getBytes(StandardCharsets.UTF_8), Phase.PAGE);
  }

  protected static PageContent index(String path, String text) {
    return PageContent.of(path, text.getBytes(StandardCharsets.UTF_8), Phase.INDEX);
  }

  protected static TargetException refused(Reason reason, ThrowingCallable action) {
    TargetException[] thrown = new TargetException[1];
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> thrown[0] = e);
    return thrown[0];
  }

  protected static Optional<String> textOf(Optional<byte[]> bytes) {
    return bytes.map(TargetStoreContractTest::text);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
