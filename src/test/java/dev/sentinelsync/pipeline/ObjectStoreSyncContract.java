package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.publish.ManifestPart;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.testing.FaultyProxy;
import dev.sentinelsync.testing.FaultyProxy.Request;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.verify.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline to a real object store, with every request counted. */
abstract class ObjectStoreSyncContract {

  private static final String PREFIX = "docs/";

  @TempDir Path folder;

  private String bucket;
  private FaultyProxy network;
  private SampleRepository sample;
  private SyncFixture fixture;

  abstract ObjectServer server();

  @BeforeEach
  void open() throws Exception {
    bucket = server().newBucket();
    network = FaultyProxy.before(server().endpoint());
    sample = SampleRepository.create(folder.resolve("origin"));
    fixture =
        new SyncFixture(
            folder,
            TestSites.site(
                folder,
                folder.resolve("origin").toString(),
                "navbar",
                server().target(bucket + "/" + PREFIX, network.endpoint()),
                server().settings(folder)));
  }

  @AfterEach
  void close() {
    fixture.close();
    sample.close();
    network.close();
    server().dropBucket(bucket);
  }

  @Test
  void theSiteIsPublishedKeptChangedAndRepairedWithNoRequestTooMany() throws Exception {
    SyncReport first = fixture.sync(SyncOptions.DEFAULT);
    assertThat(first.pages().published()).isGreaterThan(50);
    assertThat(fixture.verify().isIdentical()).isTrue();
    network.takeRequests();

    assertThat(fixture.sync(SyncOptions.DEFAULT).pages().published()).isZero();
    assertThat(network.takeRequests()).noneMatch(this::isPage);

    sample.commitDemoChange();
    SyncReport changed = fixture.sync(SyncOptions.DEFAULT);
    List<Request> requests = network.takeRequests();
    List<String> sent =
        requests.stream()
            .filter(request -> request.method().equals("PUT"))
            .map(this::path)
            .toList();
    List<String> expected =
        new ArrayList<>(changed.pages().sent().stream().map(page -> page.address()).toList());
    expected.add(SiteManifest.FOLDER + "/publish.json");
    Set<String> parts = new TreeSet<>();
    expected.forEach(address -> parts.add(ManifestPart.nameFor(address)));
    sent.stream().filter(path -> path.startsWith(ManifestPart.FOLDER)).forEach(expected::add);
    assertThat(expected.size() - changed.pages().sent().size() - 1)
        .as("parts of the manifest")
        .isPositive()
        .isLessThanOrEqualTo(parts.size());
    expected.add(SiteManifest.PATH);
    assertThat(sent).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(sent.get(0)).isEqualTo(SiteManifest.FOLDER + "/publish.json");
    assertThat(sent.get(sent.size() - 1)).isEqualTo(SiteManifest.PATH);
    // Beside what is sent: one look at each of the two records.
    assertThat(requests).hasSize(sent.size() + 2);

    fixture.restart();
    assertThat(fixture.sync(SyncOptions.DEFAULT).pages().published()).isZero();
    assertThat(network.takeRequests())
        .as("a new process looks at the manifest and is content")
        .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"))
        .noneMatch(this::isPage);

    drift();
    Verification found = fixture.verify();
    assertThat(found.differences()).hasSize(2);
    assertThat(found.foreign()).containsExactly("CNAME");
    assertThat(fixture.repair().differences()).isEqualTo(found.differences());
    assertThat(fixture.verify().isIdentical()).isTrue();
    assertThat(server().objects(bucket)).containsKey(PREFIX + "CNAME");
  }

  private void drift() {
    SortedMap<String, ObjectServer.Stored> objects = new TreeMap<>(server().objects(bucket));
    objects.keySet().removeIf(key -> key.contains(SiteManifest.FOLDER));
    server().put(bucket, objects.firstKey(), "changed by hand");
    server().delete(bucket, objects.lastKey());
    server().put(bucket, PREFIX + "CNAME", "docs.example.org");
  }

  private boolean isPage(Request request) {
    return !path(request).startsWith(SiteManifest.FOLDER);
  }

  private String path(Request request) {
    int start = request.path().indexOf("/" + PREFIX);
    return start < 0 ? request.path() : request.path().substring(start + 1 + PREFIX.length());
  }

  @Test
  void aSyncThatBreaksOffSaysWhatIsNotOutAndTheNextOneEndsIt() throws Exception {
    fixture.sync(SyncOptions.DEFAULT);
    sample.commitDemoChange();
    network.fate(
        request ->
            request.method().equals("PUT") && isPage(request)
                ? new FaultyProxy.Answer(403, "", "")
                : new FaultyProxy.Pass());

    SyncReport broken = fixture.attempt(SyncOptions.DEFAULT);
    assertThat(broken.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(broken.failure()).contains("Not out: ").contains(".md");

    network.heal();
    fixture.restart();
    SyncReport next = fixture.sync(SyncOptions.DEFAULT);
    assertThat(next.pages().published()).isPositive();
    assertThat(fixture.verify().isIdentical()).isTrue();
  }
}
