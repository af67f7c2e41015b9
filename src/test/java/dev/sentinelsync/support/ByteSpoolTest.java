package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteSpoolTest {

  @TempDir Path folder;

  @Test
  void whatFitsIntoMemoryStaysThereAndNothingIsWritten() {
    ByteSpool spool = new ByteSpool(folder.resolve("work"), 8);
    Content first = content("12345678");

    assertThat(spool.keep(first)).isSameAs(first);
    assertThat(folder.resolve("work")).doesNotExist();
  }

  @Test
  void theRestWaitsInAFileThatHasNoName() throws IOException {
    ByteSpool spool = new ByteSpool(folder.resolve("work"), 8);

    List<Content> kept =
        IntStream.range(0, 1_000)
            .parallel()
            .mapToObj(number -> spool.keep(content("page %04d".formatted(number))))
            .toList();

    for (int number = 0; number < kept.size(); number++) {
      assertThat(kept.get(number).size()).isEqualTo(9);
      assertThat(kept.get(number).bytes())
          .isEqualTo("page %04d".formatted(number).getBytes(StandardCharsets.UTF_8));
    }
    try (var files = Files.list(folder.resolve("work"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whereNoFileCanBeMadeContentsStayInMemory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    ByteSpool spool = new ByteSpool(file, 0);

    Content content = content("kept");

    assertThat(spool.keep(content)).isSameAs(content);
    assertThat(spool.keep(content)).isSameAs(content);
  }

  private static Content content(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
