package dev.sentinelsync.publish.objects.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.TargetStoreContractTest;
import dev.sentinelsync.publish.targets.Targets;
import dev.sentinelsync.testing.ObjectServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real object store, and what only those have. */
public abstract class ObjectStoreContractTest extends TargetStoreContractTest {

  private static final String PREFIX = "docs/site/";

  @TempDir Path temp;

  private String bucket;

  /** The store that is published to. */
  protected abstract ObjectServer server();

  private String bucket() {
    if (bucket == null) {
      bucket = server().newBucket();
    }
    return bucket;
  }

  @AfterEach
  final void dropBucket() {
    server().dropBucket(bucket());
  }

  @Override
  protected TargetStore open() throws IOException {
    return Targets.open(
        server().target(bucket() + "/" + PREFIX, server().endpoint()), server().settings(temp));
  }

  @Override
  protected void writeBehind(String path, String content) {
    server().put(bucket(), PREFIX + path, content);
  }

  @Override
  protected void deleteBehind(String path) {
    server().delete(bucket(), PREFIX + path);
  }

  @Override
  protected int largeSite() {
    return 60;
  }

  @Override
  protected Object fingerprint() {
    return server().objects(bucket());
  }

  @Test
  void objectsSayWhatTheyAreAndHowLongTheyMayBeKept() {
    PageContent logo = PageContent.of("images/logo.png", new byte[] {1, 2, 3}, Phase.ASSET);
    publish(
        "rev1",
        p -> {
          p.put(page("a.md", "a"));
          p.put(logo);
        });

    SortedMap<String, ObjectServer.Stored> objects = server().objects(bucket());
    ObjectServer.Stored page = objects.get(PREFIX + "a.md");
    assertThat(page.mediaType()).isEqualTo("text/markdown; charset=utf-8");
    assertThat(page.cacheControl()).isEqualTo("no-cache");
    assertThat(page.contentDigest())
        .isEqualTo(HexFormat.of().formatHex(NewObject.md5("a".getBytes(StandardCharsets.UTF_8))));
    ObjectServer.Stored image = objects.get(PREFIX + "images/logo.png");
    assertThat(image.mediaType()).isEqualTo("image/png");
    assertThat(image.cacheControl()).isEqualTo("public, max-age=604800");
    assertThat(objects.get(PREFIX + SiteManifest.PATH).cacheControl()).isEqualTo("no-store");
  }

  @Test
  void nothingBesideThePrefixIsTouchedOrSeen() {
    server().put(bucket(), "docs/other.md", "other");
    server().put(bucket(), "docs/site.md", "begins alike");
    server().put(bucket(), "docs/site/folder/", "");
    Map<String, ObjectServer.Stored> before = server().objects(bucket());

    store().validate();
    publish("rev1", p -> p.put(page("a.md", "a")));
    publish("rev2", p -> p.remove("a.md"));

    assertThat(contents()).isEmpty();
    assertThat(server().objects(bucket())).containsAllEntriesOf(before);
  }

  @Test
  void validateChangesNoPageAndWritesOnce() {
    publish("rev1", p -> p.put(page("a.md", "a")));
    store().validate();
    Object before = fingerprint();
    store().validate();

    assertThat(fingerprint()).isEqualTo(before);
    assertThat(contents()).containsOnly(owned("a.md", "a"));
  }

  @Test
  void aSiteIsListedPageByPageInOrder() {
    int pages = ObjectStore.LIST_PAGE + 10;
    publish(
        "rev1",
        p ->
            IntStream.range(0, pages)
                .forEach(i -> p.put(page("p/%05d.md".formatted(i), "page " + i))));

    try (Stream<StoredPage> stored = store().stored()) {
      List<String> paths = stored.map(StoredPage::path).toList();
      assertThat(paths).hasSize(pages).isSorted();
    }
  }

  @Test
  void namesThatUrlsWriteOtherwiseAreKept() {
    String[] names = {"a+b.md", "100%25.md", "a%2Fb.md", "x&y=z.md", "semi;colon,comma.md"};
    publish(
        "rev1",
        p -> {
          for (String name : names) {
            p.put(page(name, name));
          }
        });

    assertThat(contents().keySet()).containsExactlyInAnyOrder(names);
    assertThat(server().objects(bucket()).keySet())
        .contains(PREFIX + "a+b.md", PREFIX + "100%25.md", PREFIX + "a%2Fb.md");
  }
}
