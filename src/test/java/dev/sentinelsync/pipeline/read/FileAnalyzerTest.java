package dev.sentinelsync.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.content.kind.ContentReader;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.testing.CapturedLog;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

class FileAnalyzerTest {

  @Test
  void aFaultOfAReaderCostsTheFileAlone() {
    ContentReader<MarkdownFacts> failing =
        new ContentReader<>() {
          @Override
          public FileKind kind() {
            return FileKind.README;
          }

          @Override
          public Class<MarkdownFacts> type() {
            return MarkdownFacts.class;
          }

          @Override
          public MarkdownFacts read(byte[] bytes, ProblemSink problems) {
            throw new ArithmeticException("a text of the file");
          }
        };
    FileAnalyzer analyzer =
        new FileAnalyzer(
            new ContentReaders(List.of(failing)), ContentLimits.DEFAULT, new KqlAnalyzer());
    FileAnalysis analysis;
    try (CapturedLog log = CapturedLog.of(Level.ERROR)) {
      analysis = analyzer.analyse(FileKind.README, new byte[0]);

      assertThat(log.drain()).singleElement().matches(event -> event.getThrown() != null);
    }
    assertThat(analysis.facts()).isNull();
    assertThat(analysis.problems()).extracting(Problem::code).containsExactly("program-failure");
    assertThat(analysis.problems().get(0).message())
        .contains("ArithmeticException")
        .doesNotContain("a text of the file");
  }
}
