package dev.sentinelsync.publish.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentinelsync.publish.ManifestPart;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.SourceCommit;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import dev.sentinelsync.publish.objects.store.RetryingStore;
import dev.sentinelsync.testing.FaultyProxy;
import dev.sentinelsync.testing.FaultyProxy.Answer;
import dev.sentinelsync.testing.FaultyProxy.Break;
import dev.sentinelsync.testing.FaultyProxy.LoseAnswer;
import dev.sentinelsync.testing.FaultyProxy.Pass;
import dev.sentinelsync.testing.FaultyProxy.Request;
import dev.sentinelsync.testing.ObjectServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What networks, stores, people and other writers do to a publish; on a real store each. */
public abstract class ObjectStoreFaultsTest {

  private static final Pass PASS = new Pass();

  @TempDir Path temp;

  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final AtomicLong nanoTime = new AtomicLong();
  private final AtomicInteger publishes = new AtomicInteger();
  private String bucket;
  private FaultyProxy proxy;
  private TargetStore store;

  /** The server behind the faults. */
  protected abstract ObjectServer server();

  /** A store without retries. */
  protected abstract ObjectStore connect(String bucket, URI endpoint, TargetSettings settings);

  /** The vendor's own way to ask for patience. */
  protected abstract Answer slowDown();

  /** The vendor's own way to say that a token is too old. */
  protected abstract Answer expired();

  /** The vendor's own way to say that the clock is wrong. */
  protected abstract Answer skewed();

  /** The vendor's own way to say that something is not allowed. */
  protected abstract Answer denied();

  /** The same credentials with another secret. */
  protected abstract String wrongSecret(String secret);

  @BeforeEach
  void openStore() throws IOException {
    bucket = server().newBucket();
    proxy = FaultyProxy.before(server().endpoint());
    store = open(proxy.endpoint(), 4);
  }

  @AfterEach
  void closeStore() {
    store.close();
    proxy.close();
    server().dropBucket(bucket);
  }

  private ObjectTarget open(URI endpoint, int parallel) throws IOException {
    return new ObjectTarget(
        connect(bucket, endpoint, server().settings(temp)),
        SitePrefix.of("docs"),
        new ObjectOptions(false, parallel, "max-age=60", "max-age=60"),
        waits::add,
        nanoTime::get);
  }

  @Test
  void throttlingIsWaitedFor() {
    AtomicInteger left = new AtomicInteger(5);
    proxy.fate(request -> isPage(request) && left.getAndDecrement() > 0 ? slowDown() : PASS);

    publish(store, "rev1", 0, site("a", "b", "c"));

    assertThat(waits).hasSize(5);
    assertThat(contents()).isEqualTo(site("a", "b", "c"));
  }

  @Test
  void throttlingWithoutEndFailsWithTheListOfWhatIsNotOutAndIsResumed() {
    publish(store, "rev1", 0, site("a", "b", "c"));
    SortedMap<String, String> next = site("a2", "b2", "c2");
    proxy.fate(request -> isPut(request, "b.md") ? slowDown() : PASS);

    TargetException failure = failure(Reason.THROTTLED, () -> publish(store, "rev2", 0, next));

    assertThat(failure)
        .hasMessageContaining("slow down")
        .hasMessageContaining("b.md")
        .hasMessageContaining("still that of revision rev1");
    SiteManifest after = store.published().orElseThrow();
    assertThat(after.header().revision()).isEqualTo("rev1");
    assertThat(after.isSettled()).isFalse();

    proxy.heal();
    Set<String> out = outInRevision2();
    proxy.takeRequests();
    publish(store, "rev2", 0, next);
    assertThat(contents()).isEqualTo(next);
    assertThat(store.published().orElseThrow().isSettled()).isTrue();
    assertThat(proxy.takeRequests().stream().filter(this::isPage).map(this::pathOf))
        .contains("b.md")
        .doesNotContainAnyElementsOf(out);
  }

  private Set<String> outInRevision2() {
    Set<String> out = new TreeSet<>();
    contents()
        .forEach(
            (path, text) -> {
              if (text.endsWith("2")) {
                out.add(path);
              }
            });
    return out;
  }

  @Test
  void resetsInTheMiddleOfAnUploadAreSurvived() {
    Set<String> broken = ConcurrentHashMap.newKeySet();
    proxy.fate(
        request ->
            request.method().equals("PUT") && broken.add(request.path()) ? new Break() : PASS);

    publish(store, "rev1", 0, site("text ".repeat(2000), "b", "c"));

    assertThat(contents()).isEqualTo(site("text ".repeat(2000), "b", "c"));
    // Three pages, their three parts of the manifest, note and manifest.
    assertThat(broken).hasSize(8);
  }

  @Test
  void anUploadThatStaysBrokenLeavesTheOldManifestAndNoHalfPage() {
    publish(store, "rev1", 0, site("a", "b", "c"));
    proxy.fate(request -> isPut(request, "a.md") ? new Break() : PASS);

    TargetException failure =
        failure(
            Reason.UNREACHABLE,
            () -> publish(store, "rev2", 0, site("text ".repeat(2000), "b", "c")));

    assertThat(failure).hasMessageContaining("Not out: 1 of 1 (a.md)");
    proxy.heal();
    assertThat(contents()).isEqualTo(site("a", "b", "c"));
    assertThat(store.published().orElseThrow().header().revision()).isEqualTo("rev1");
  }

  @Test
  void answersThatAreLostDoNotPassForAnotherWriter() {
    Set<String> lost = ConcurrentHashMap.newKeySet();
    Predicate<Request> first =
        request -> Set.of("PUT", "DELETE").contains(request.method()) && lost.add(request.path());
    proxy.fate(request -> first.test(request) ? new LoseAnswer() : PASS);
    publish(store, "rev1", 0, site("a", "b", "c"));
    lost.clear();
    publish(store, "rev2", 0, site("a2"));

    assertThat(contents()).isEqualTo(site("a2"));
    assertThat(store.published().orElseThrow().header().revision()).isEqualTo("rev2");
    // A page and its part of the manifest, two removals, note and manifest.
    assertThat(lost).hasSize(6);
  }

  @Test
  void partsOfTheManifestStayForReadersOfTheOneBeforeAndGoThen() {
    for (int n = 1; n <= 5; n++) {
      publish(store, "rev" + n, 0, site("text " + n, "b", "c"));
    }

    SiteManifest manifest = store.published().orElseThrow();
    Set<String> parts = new TreeSet<>(manifest.partPaths());
    parts.addAll(manifest.superseded());
    assertThat(manifest.superseded()).hasSize(1);
    assertThat(partsInTheTarget()).isEqualTo(parts).hasSize(4);
  }

  private Set<String> partsInTheTarget() {
    Set<String> paths = new TreeSet<>();
    for (String key : server().objects(bucket).keySet()) {
      int start = key.indexOf(ManifestPart.FOLDER);
      if (start >= 0) {
        paths.add(key.substring(start));
      }
    }
    return paths;
  }

  @Test
  void aReaderOfAnOldManifestIsToldThatOthersHavePublished() throws IOException {
    publish(store, "rev1", 0, site("a", "b", "c"));
    try (TargetStore reader = open(server().endpoint(), 4)) {
      SiteManifest old = reader.published().orElseThrow();
      publish(store, "rev2", 0, site("a2", "b2", "c2"));
      publish(store, "rev3", 0, site("a3", "b3", "c3"));

      assertThat(old.header().revision()).isEqualTo("rev1");
      failure(Reason.CONFLICT, old::pages);
      assertThat(reader.published().orElseThrow().pages()).hasSize(3);
    }
  }

  @Test
  void aFirstPublishThatBrokeOffIsOursAndItsLeftoversGo() {
    proxy.fate(request -> isPut(request, "c.md") ? new Break() : PASS);
    failure(Reason.UNREACHABLE, () -> publish(store, "rev1", 0, site("a", "b", "c")));
    assertThat(store.published()).isEmpty();
    proxy.heal();

    publish(store, "rev2", 0, site("a2"));

    assertThat(contents()).isEqualTo(site("a2"));
  }

  @Test
  void aWriterThatIsOvertakenAtTheEndIsRefusedAndWhatItWroteIsLookedAtAgain() throws IOException {
    publish(store, "rev1", 0, site("a", "b", "c"));
    AtomicBoolean once = new AtomicBoolean();
    try (TargetStore successor = open(server().endpoint(), 4)) {
      proxy.fate(
          request -> {
            if (isPut(request, SiteManifest.PATH) && once.compareAndSet(false, true)) {
              publish(successor, "rev3", 7, site("a3", "b3", "c3"));
            }
            return PASS;
          });
      TargetException refusal =
          failure(Reason.FENCED, () -> publish(store, "rev2", 0, site("a2", "b", "c")));
      assertThat(refusal).hasMessageContaining("newer fence 7");

      SiteManifest after = successor.published().orElseThrow();
      assertThat(after.header().revision()).isEqualTo("rev3");
      assertThat(after.page("a.md").orElseThrow().isSettled()).isFalse();
      assertThat(after.page("b.md").orElseThrow().isSettled()).isTrue();
      publish(successor, "rev3", 7, site("a3", "b3", "c3"));
      assertThat(successor.published().orElseThrow().isSettled()).isTrue();
    }
    assertThat(contents()).isEqualTo(site("a3", "b3", "c3"));
  }

  @Test
  void aWriterThatSleptFindsItselfOvertakenBeforeItsNextPage() throws IOException {
    publish(store, "rev1", 0, site("a", "b", "c"));
    try (TargetStore late = open(proxy.endpoint(), 1);
        TargetStore successor = open(server().endpoint(), 1)) {
      proxy.fate(
          request -> {
            if (isPut(request, "a.md")) {
              publish(successor, "rev3", 0, site("a3", "b3", "c3"));
              nanoTime.addAndGet(Claim.INTERVAL.toNanos());
            }
            return PASS;
          });
      TargetException refusal =
          failure(Reason.CONFLICT, () -> publish(late, "rev2", 0, site("a2", "b2", "c2")));
      assertThat(refusal.retryable()).isTrue();
    }
    proxy.heal();

    // Only what was on its way already came through, and the target knows which page that was.
    assertThat(contents()).isEqualTo(site("a2", "b3", "c3"));
    publish(store, "rev4", 0, site("a3", "b3", "c3"));
    assertThat(contents()).isEqualTo(site("a3", "b3", "c3"));
  }

  @Test
  void aWriterThatComesWhileAnotherIsAtWorkAndHasLessRightIsRefused() throws IOException {
    publish(store, "rev1", 1, site("a", "b", "c"));
    proxy.fate(request -> isPut(request, "b.md") ? new Break() : PASS);
    failure(Reason.UNREACHABLE, () -> publish(store, "rev2", 9, site("a2", "b2", "c2")));

    try (TargetStore other = open(server().endpoint(), 4)) {
      assertThat(failure(Reason.FENCED, () -> publish(other, "rev3", 8, site("a3"))))
          .hasMessageContaining("fence 9");
    }
  }

  @Test
  void anObjectThatSomebodyPutsInTheWayMeanwhileIsNotLost() {
    publish(store, "rev1", 0, site("a"));
    AtomicBoolean once = new AtomicBoolean();
    proxy.fate(
        request -> {
          if (isPut(request, "b.md") && once.compareAndSet(false, true)) {
            server().put(bucket, "docs/b.md", "somebody's");
          }
          return PASS;
        });

    failure(Reason.FOREIGN_FILE, () -> publish(store, "rev2", 0, site("a", "b")));
    assertThat(foreign()).containsExactly("b.md");
    publish(store, "rev2", 0, site("a", "b"));
    assertThat(foreign()).containsExactly("b.md");
    server().delete(bucket, "docs/b.md");
    publish(store, "rev2", 0, site("a", "b"));
    assertThat(contents()).isEqualTo(site("a", "b"));
  }

  @Test
  void aVanishedBucketIsReportedAndFilledAgainWhenItIsBack() {
    publish(store, "rev1", 0, site("a"));
    String gone = bucket;
    server().dropBucket(gone);

    assertThat(failure(Reason.NOT_FOUND, () -> store.validate()))
        .hasMessageContaining(gone)
        .hasMessageContaining("does not exist (any more)");
    failure(Reason.NOT_FOUND, () -> publish(store, "rev2", 0, site("a2")));
    assertThat(waits).isEmpty();

    server().makeBucket(gone);
    publish(store, "rev2", 0, site("a2"));
    assertThat(contents()).isEqualTo(site("a2"));
  }

  @Test
  void expiredCredentialsAndAWrongClockAreDistinguishedAndNotRetried() {
    publish(store, "rev1", 0, site("a", "b"));

    refusedUpload(expired(), Reason.AUTHENTICATION, "expired");
    refusedUpload(skewed(), Reason.AUTHENTICATION, "clock");
    refusedUpload(denied(), Reason.NOT_WRITABLE, "Permission to write to");

    assertThat(waits).isEmpty();
    publish(store, "rev2", 0, site("a2", "b2"));
    assertThat(contents()).isEqualTo(site("a2", "b2"));
  }

  private void refusedUpload(Answer answer, Reason reason, String words) {
    proxy.fate(request -> isPut(request, "b.md") ? answer : PASS);
    assertThat(failure(reason, () -> publish(store, "rev2", 0, site("a2", "b2"))))
        .hasMessageContaining(words)
        .hasMessageContaining("Not out: ")
        .hasMessageContaining("b.md");
    proxy.heal();
    assertThat(store.published().orElseThrow().header().revision()).isEqualTo("rev1");
  }

  @Test
  void aWrongSecretIsReportedWithoutQuotingItAndARotatedOneIsUsed() throws IOException {
    TargetSettings settings = server().settings(temp);
    String right = Files.readString(settings.secretFile());
    String wrong = wrongSecret(right);
    Files.writeString(settings.secretFile(), wrong);
    try (TargetStore closed =
        new ObjectTarget(
            connect(bucket, server().endpoint(), settings),
            SitePrefix.of("docs"),
            new ObjectOptions(false, 1, "max-age=60", "max-age=60"),
            waits::add,
            nanoTime::get)) {
      TargetException failure = failure(wrongSecretReason(), closed::validate);
      assertThat(failure.toString() + failure.getCause()).doesNotContain(secretOf(wrong));
      assertThat(waits).isEmpty();

      Files.writeString(settings.secretFile(), right);
      closed.validate();

      Files.delete(settings.secretFile());
      assertThat(failure(Reason.AUTHENTICATION, closed::validate))
          .hasMessageContaining(settings.secretFile().toString());
    }
  }

  /** What the server makes of a wrong secret. */
  protected Reason wrongSecretReason() {
    return Reason.AUTHENTICATION;
  }

  /** The part of a secret file that nobody may see. */
  protected abstract String secretOf(String file);

  @Test
  void aStoreThatIgnoresConditionsIsRefused() {
    proxy.fate(
        request ->
            isPut(request, SiteRecords.PROBE_PATH)
                ? new Answer(
                    201, "ETag: \"1\"\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n", "")
                : PASS);

    assertThat(failure(Reason.NOT_WRITABLE, store::validate))
        .hasMessageContaining("conditional writes");
  }

  @Test
  void nobodyAnswers() throws IOException {
    proxy.close();

    assertThat(failure(Reason.UNREACHABLE, store::validate)).hasMessageContaining("no full answer");
    assertThat(waits).hasSize(RetryingStore.BACKOFF.attempts() - 1);
  }

  private boolean isPage(Request request) {
    return request.method().equals("PUT") && request.path().endsWith(".md");
  }

  private boolean isPut(Request request, String path) {
    return request.method().equals("PUT") && request.path().endsWith("/docs/" + path);
  }

  private String pathOf(Request request) {
    return request.path().substring(request.path().indexOf("/docs/") + "/docs/".length());
  }

  /** Pages a.md, b.md and so on with these texts. */
  private static SortedMap<String, String> site(String... texts) {
    SortedMap<String, String> site = new TreeMap<>();
    for (int i = 0; i < texts.length; i++) {
      site.put((char) ('a' + i) + ".md", texts[i]);
    }
    return site;
  }

  /** Makes the target hold exactly this site, as the pipeline does. */
  private PublishReceipt publish(
      TargetStore target, String revision, long fence, Map<String, String> site) {
    SourceCommit commit =
        new SourceCommit(
            "https://example.org/source.git",
            revision,
            "Ann Author",
            "ann@example.org",
            OffsetDateTime.parse("2026-02-28T23:59:58Z"),
            "Change a rule");
    PublishRequest request =
        PublishRequest.of(
            "publish-" + publishes.incrementAndGet(),
            commit,
            "c0ffee",
            fence,
            Instant.parse("2026-03-01T10:00:00Z"));
    try (Publication publication = target.begin(request)) {
      publication
          .base()
          .ifPresent(
              base ->
                  base.pages().keySet().stream()
                      .filter(path -> !site.containsKey(path))
                      .forEach(publication::remove));
      site.forEach(
          (path, text) ->
              publication.put(
                  PageContent.of(path, text.getBytes(StandardCharsets.UTF_8), Phase.PAGE)));
      return publication.commit();
    }
  }

  private SortedMap<String, String> contents() {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<StoredPage> pages = store.stored()) {
      pages.forEach(
          page -> {
            assertThat(page.foreign()).as(page.path()).isFalse();
            contents.put(
                page.path(),
                new String(store.read(page.path()).orElseThrow(), StandardCharsets.UTF_8));
          });
    }
    return contents;
  }

  private List<String> foreign() {
    try (Stream<StoredPage> pages = store.stored()) {
      return pages.filter(StoredPage::foreign).map(StoredPage::path).toList();
    }
  }

  private static TargetException failure(Reason reason, Runnable action) {
    TargetException failure = catchThrowableOfType(TargetException.class, action::run);
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
    return failure;
  }
}
