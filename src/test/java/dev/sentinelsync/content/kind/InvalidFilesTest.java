package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.TolerantJson;
import dev.sentinelsync.content.parse.TolerantYaml;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file per reason for which nothing can be made of a file. */
class InvalidFilesTest {

  @ParameterizedTest
  @CsvSource({
    "margin-text.yaml, yaml-syntax, 5, 3",
    "merge-conflict.yaml, yaml-syntax, 3, 1",
    "unclosed-quote.yaml, yaml-syntax, 4, 1",
    "second-colon.yaml, yaml-syntax, 1, 10",
    "uneven-list.yaml, yaml-syntax, 3, 2",
    "reserved-character.yaml, yaml-syntax, 1, 7",
    "unknown-alias.yaml, unknown-alias, 2, 4",
    "alias-cycle.yaml, alias-cycle, 2, 6",
    "control-character.yaml, control-character, 1, 4",
    "empty.yaml, empty-file, 1, 1",
    "comment-only.yaml, empty-file, 1, 1",
    "plain-string.yaml, not-an-object, 1, 1",
    "list-root.yaml, not-an-object, 1, 1",
    "lfs-pointer.yaml, lfs-pointer, 1, 1",
    "nul.yaml, binary, 1, 8",
    "missing-comma.json, json-syntax, 1, 9",
    "wrong-bracket.json, json-syntax, 1, 12",
    "unclosed-text.json, json-syntax, 1, 20",
    "scalar-root.json, not-an-object, 1, 1",
    "empty.json, empty-file, 1, 1",
    "merge-conflict.json, json-syntax, 2, 1",
  })
  void isRejectedWithPlaceAndReason(String file, String code, int line, int column)
      throws IOException {
    byte[] bytes;
    try (InputStream in = getClass().getResourceAsStream("/content/invalids/" + file)) {
      bytes = in.readAllBytes();
    }

    Problem problem =
        catchThrowableOfType(UnreadableFileException.class, () -> read(file, bytes)).problem();

    assertThat(problem)
        .extracting(Problem::code, Problem::line, Problem::column, Problem::level)
        .containsExactly(code, line, column, Problem.Level.WARNING);
    assertThat(problem.message()).endsWith(".").hasSizeLessThan(250).doesNotContain("\n");
  }

  private static void read(String file, byte[] bytes) throws UnreadableFileException {
    if (file.endsWith(".json")) {
      new TolerantJson(ContentLimits.DEFAULT).read(bytes, new Problems());
    } else {
      new TolerantYaml(ContentLimits.DEFAULT).read(bytes, new Problems());
    }
  }
}
