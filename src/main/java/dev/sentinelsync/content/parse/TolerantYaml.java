package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML as people write it. Every scalar of the tree is the text as written ({@code 1.10},
 * {@code yes}, {@code 0123}) except null; aliases and merge keys are resolved; slips whose meaning
 * is clear are read and reported ({@link YamlRepair}).
 */
public final class TolerantYaml {

  private final ContentLimits limits;
  private final YAMLFactory factory;

  /** A reader within limits; it is immutable and may be shared between threads. */
  public TolerantYaml(ContentLimits limits) {
    this.limits = limits;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(limits.fileBytes() + 1);
    this.factory =
        new AnchoredYamlFactory(
            YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(limits.constraints()));
  }

  /**
   * Reads the first document of a file.
   *
   * @param bytes the whole blob
   * @param problems receives what was read around
   * @return the document; its root is an object
   * @throws UnreadableFileException with line and column when nothing can be made of it
   */
  public Document read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    String text = SourceText.decode(bytes, limits, problems);
    UnreadableFileException first;
    try {
      return parse(text, problems);
    } catch (UnreadableFileException e) {
      first = e;
    }
    if (!first.problem().code().equals("yaml-syntax")) {
      throw first;
    }
    List<Problem> repairs = new ArrayList<>();
    String repaired = text;
    for (YamlRepair repair : YamlRepair.ALL) {
      String before = repaired;
      repaired = repair.apply(before, repairs::add);
      if (repaired.equals(before)) {
        continue;
      }
      try {
        Document document = parse(repaired, problems);
        repairs.forEach(problems::add);
        return document;
      } catch (UnreadableFileException stillBroken) {
        // The next repair builds on this one; if none helps, the first failure is thrown.
        continue;
      }
    }
    // The place in the file as it is, not in the repaired text.
    throw first;
  }

  private Document parse(String text, ProblemSink problems) throws UnreadableFileException {
    List<Problem> noticed = new ArrayList<>();
    Document document;
    try (YAMLParser parser = factory.createParser(text)) {
      document = new YamlTreeBuilder(text, limits, noticed::add).build(parser);
      if (document != null) {
        reportSecondDocument(parser, noticed::add);
      }
    } catch (JsonProcessingException e) {
      throw syntax(e, text);
    } catch (IOException e) {
      // Reading from a string fails only when the parser refuses a character or a size.
      throw Rejection.of(0, 0, "yaml-syntax", "The YAML cannot be read.");
    }
    if (document == null) {
      throw Rejection.of(1, 1, "empty-file", "The file holds no YAML.");
    }
    if (!document.root().isObject()) {
      throw Rejection.of(
          Math.max(1, document.line(document.root())),
          1,
          "not-an-object",
          "The file is YAML, but not a list of 'key: value' fields.");
    }
    noticed.forEach(problems::add);
    return document;
  }

  private static void reportSecondDocument(JsonParser parser, ProblemSink problems)
      throws IOException {
    if (parser.nextToken() != null) {
      JsonLocation at = parser.currentTokenLocation();
      problems.warning(
          at.getLineNr(),
          at.getColumnNr(),
          "second-document",
          "The file holds a second YAML document; only the first one counts.");
    }
  }

  private static UnreadableFileException syntax(JsonProcessingException e, String text) {
    if (e.getCause() instanceof ReaderException refused) {
      // The exception's own position counts from the start of an internal buffer.
      int offset = Math.max(0, text.indexOf(refused.getCodePoint()));
      return Rejection.of(
          SourceText.lineAt(text, offset),
          SourceText.columnAt(text, offset),
          "control-character",
          "The YAML holds the character U+%04X, which must be escaped."
              .formatted(refused.getCodePoint()));
    }
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      Mark mark = marked.getProblemMark();
      return Rejection.of(
          mark.getLine() + 1,
          mark.getColumn() + 1,
          "yaml-syntax",
          "The YAML cannot be read: " + SyntaxComplaint.yaml(marked.getProblem()));
    }
    JsonLocation at = e.getLocation();
    return Rejection.of(
        at == null ? 0 : Math.max(0, at.getLineNr()),
        at == null ? 0 : Math.max(0, at.getColumnNr()),
        "yaml-syntax",
        "The YAML cannot be read: " + SyntaxComplaint.yaml(e.getOriginalMessage()));
  }
}
