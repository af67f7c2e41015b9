package dev.sentinelsync.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The readers of content files. The first byte of an input chooses the kind, the rest is the file.
 * Each file is read, the same way every time, or rejected with a place and a sentence.
 */
final class ContentFuzz implements FuzzTarget.Subject {

  private static final List<FileKind> YAML_KINDS =
      List.of(
          FileKind.ANALYTIC_RULE,
          FileKind.HUNTING_QUERY,
          FileKind.SUMMARY_RULE,
          FileKind.PARSER_YAML,
          FileKind.ASIM_PARSER,
          FileKind.PARSER_TEXT);

  private static final List<FileKind> JSON_KINDS =
      List.of(
          FileKind.WORKBOOK,
          FileKind.WORKBOOKS_METADATA,
          FileKind.PLAYBOOK,
          FileKind.WATCHLIST,
          FileKind.CONNECTOR,
          FileKind.SOLUTION_METADATA,
          FileKind.SOLUTION_DEFINITION);

  /** Small enough to be met by inputs of a fuzzer's size. */
  private static final ContentLimits LIMITS =
      new ContentLimits(20_000, 40, 2_000, 200, 100, 5_000, 5_000);

  private final List<FileKind> kinds;
  private final ContentReaders readers = ContentReaders.standard(LIMITS);

  private ContentFuzz(List<FileKind> kinds) {
    this.kinds = kinds;
  }

  static ContentFuzz yaml() {
    return new ContentFuzz(YAML_KINDS);
  }

  static ContentFuzz json() {
    return new ContentFuzz(JSON_KINDS);
  }

  @Override
  public void read(byte[] input) {
    if (input.length == 0) {
      return;
    }
    FileKind kind = kinds.get((input[0] & 0xFF) % kinds.size());
    byte[] file = Arrays.copyOfRange(input, 1, input.length);
    List<Problem> problems = new ArrayList<>();
    List<Problem> again = new ArrayList<>();
    assertThat(outcome(kind, file, problems)).isEqualTo(outcome(kind, file, again));
    assertThat(problems).isEqualTo(again).allSatisfy(ContentFuzz::isUsable);
  }

  /** The facts, or the problem of a rejected file. */
  private Object outcome(FileKind kind, byte[] file, List<Problem> problems) {
    try {
      FileFacts facts = readers.read(kind, file, problems::add);
      assertThat(facts).isNotNull();
      return facts;
    } catch (UnreadableFileException e) {
      isUsable(e.problem());
      assertThat(e.problem().line()).isPositive();
      return e.problem();
    }
  }

  private static void isUsable(Problem problem) {
    assertThat(problem.message()).isNotBlank().hasSizeLessThan(400);
    assertThat(problem.message().chars()).noneMatch(Character::isISOControl);
    assertThat(problem.line()).isNotNegative();
    assertThat(problem.code()).matches("[a-z0-9-]+");
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    PathClassifier classifier = new PathClassifier();
    List<byte[]> seeds = new ArrayList<>();
    Seeds.sampleFiles()
        .forEach(
            (path, bytes) -> {
              Optional<Integer> kind =
                  classifier.classify(path).map(ContentPath::kind).map(kinds::indexOf);
              if (kind.isPresent() && kind.get() >= 0 && bytes.length < LIMITS.fileBytes()) {
                seeds.add(Seeds.concat(new byte[] {kind.get().byteValue()}, bytes));
              }
            });
    return seeds;
  }
}
