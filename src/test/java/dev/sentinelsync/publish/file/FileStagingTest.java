package dev.sentinelsync.publish.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.Staging;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.support.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents that come in while pages are still being made. */
class FileStagingTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"release", "in-place"})
  void whatManyThreadsStagedIsPublishedWithoutBeingWrittenAgain(String mode) throws IOException {
    List<String> written = new ArrayList<>();
    try (TargetStore store = open(mode, recording(written));
        Staging staging = store.openStaging().orElseThrow()) {
      List<PageContent> pages =
          IntStream.range(0, 200)
              .parallel()
              .mapToObj(number -> page("p/" + number + ".md", "text " + number))
              .map(page -> page.with(staging.keep(page.content())))
              .toList();
      assertThat(pages).allMatch(page -> page.content().bytes().length == page.size());
      int staged = written.size();
      try (Publication publication = store.begin(Sites.request(1))) {
        pages.forEach(publication::put);
        publication.commit();
      }

      assertThat(written.subList(staged, written.size()))
          .noneMatch(file -> file.matches(".*/work/[^/]+/[0-9]+"));
      assertThat(store.stored())
          .hasSize(200)
          .allMatch(
              page ->
                  pages.stream()
                      .anyMatch(
                          put ->
                              put.path().equals(page.path())
                                  && put.sha256().equals(page.sha256())));
    }
    assertThat(work()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "in-place"})
  void aPublicationTakesStagedAndOtherContents(String mode) {
    try (TargetStore store = open(mode, new Disk());
        Staging staging = store.openStaging().orElseThrow()) {
      PageContent staged = page("staged.md", "one");
      try (Publication publication = store.begin(Sites.request(1))) {
        publication.put(staged.with(staging.keep(staged.content())));
        publication.put(page("other.md", "two"));
        publication.commit();
      }
      assertThat(store.read("staged.md").map(String::new)).contains("one");
      assertThat(store.read("other.md").map(String::new)).contains("two");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "in-place"})
  void nothingIsLeftOfWhatNoPublicationTook(String mode) throws IOException {
    try (TargetStore store = open(mode, new Disk())) {
      Sites.publish(store, 1);
      try (Staging staging = store.openStaging().orElseThrow()) {
        staging.keep(Content.of(new byte[] {1}));
        assertThat(work()).isNotEmpty();
      }
      assertThat(work()).isEmpty();
      assertThat(Sites.contents(store)).isEqualTo(Sites.site(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "in-place"})
  void aPlaceThatIsNotUsedTouchesNothing(String mode) {
    try (TargetStore store = open(mode, new Disk());
        Staging staging = store.openStaging().orElseThrow()) {
      assertThat(staging).isNotNull();
      assertThat(folder()).doesNotExist();
    }
  }

  private Path folder() {
    return temp.resolve("site");
  }

  private TargetStore open(String mode, Disk disk) {
    return Sites.open("file:" + folder() + "?mode=" + mode, disk);
  }

  private List<String> work() throws IOException {
    try (Stream<Path> left = Files.list(folder().resolve(".sentinel-sync/work"))) {
      return left.map(Path::toString).toList();
    }
  }

  private static PageContent page(String path, String text) {
    return PageContent.of(path, text.getBytes(StandardCharsets.UTF_8), Phase.PAGE);
  }

  /** Notes what is written; from several threads at once. */
  private static Disk recording(List<String> written) {
    return new Disk() {
      @Override
      void write(Path file, byte[] content) throws IOException {
        super.write(file, content);
        synchronized (written) {
          written.add(file.toString());
        }
      }
    };
  }
}
