package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.ConnectorMarker;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.PlaybookFacts;
import dev.sentinelsync.content.fact.WatchlistFacts;
import dev.sentinelsync.content.fact.WorkbookFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.JsonTree;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.SourceText;
import dev.sentinelsync.content.parse.TolerantJson;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The readers of the JSON kinds: a tolerant parse, then the interpreter of the kind.
 *
 * @param <F> the record that the reader makes
 */
final class JsonContentReader<F extends FileFacts> implements ContentReader<F> {

  /** What one kind makes of a parsed file. */
  @FunctionalInterface
  private interface Interpretation<F> {
    F of(Document document, byte[] bytes, QueryLimit limit, ProblemSink problems)
        throws UnreadableFileException;
  }

  private final FileKind kind;
  private final Class<F> type;
  private final ContentLimits limits;
  private final TolerantJson json;
  private final Interpretation<F> interpretation;

  private JsonContentReader(
      FileKind kind, Class<F> type, ContentLimits limits, Interpretation<F> interpretation) {
    this.kind = kind;
    this.type = type;
    this.limits = limits;
    this.json = new TolerantJson(limits);
    this.interpretation = interpretation;
  }

  static ContentReader<WorkbookFacts> workbooks(ContentLimits limits) {
    TolerantJson nested = new TolerantJson(limits);
    return new JsonContentReader<>(
        FileKind.WORKBOOK,
        WorkbookFacts.class,
        limits,
        (document, bytes, limit, problems) ->
            new WorkbookInterpreter(document, limit, text -> nested(nested, text)).interpret());
  }

  static ContentReader<PlaybookFacts> playbooks(ContentLimits limits) {
    return new JsonContentReader<>(
        FileKind.PLAYBOOK,
        PlaybookFacts.class,
        limits,
        (document, bytes, limit, problems) ->
            new PlaybookInterpreter(document, limit, problems).interpret());
  }

  static ContentReader<WatchlistFacts> watchlists(ContentLimits limits) {
    return new JsonContentReader<>(
        FileKind.WATCHLIST,
        WatchlistFacts.class,
        limits,
        (document, bytes, limit, problems) ->
            new WatchlistInterpreter(document.root()).interpret());
  }

  static ContentReader<ConnectorFileFacts> connectors(ContentLimits limits) {
    return new JsonContentReader<>(
        FileKind.CONNECTOR, ConnectorFileFacts.class, limits, JsonContentReader::connectorFile);
  }

  private static ConnectorFileFacts connectorFile(
      Document document, byte[] bytes, QueryLimit limit, ProblemSink problems)
      throws UnreadableFileException {
    CodelessInterpreter codeless = new CodelessInterpreter(document.root());
    List<ConnectorDefinition> definitions =
        isSolutionPackage(document.root())
            ? List.of()
            : new ConnectorInterpreter(document, limit, problems).definitions();
    // The text was decoded before, and what was odd about it has been reported.
    String text = SourceText.decode(bytes, limit.limits(), problem -> {});
    return new ConnectorFileFacts(
        definitions,
        definitions.isEmpty() ? ConnectorMarker.inCompanion(text) : ConnectorMarker.in(text),
        codeless.connections(),
        codeless.tables(),
        codeless.dataFlows());
  }

  /**
   * A package resource makes a file a whole solution, whose definitions repeat those of other files
   * (section 15).
   */
  private static boolean isSolutionPackage(JsonNode root) {
    for (JsonNode resource : root.path("resources")) {
      if (JsonTree.text(resource, "type").toLowerCase(Locale.ROOT).endsWith("/contentpackages")) {
        return true;
      }
    }
    return false;
  }

  /** JSON inside of a string; a string that is none is no defect of the file. */
  private static Optional<JsonNode> nested(TolerantJson json, String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Optional.of(json.read(bytes, problem -> {}).root());
    } catch (UnreadableFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public FileKind kind() {
    return kind;
  }

  @Override
  public Class<F> type() {
    return type;
  }

  @Override
  public F read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    Document document = json.read(bytes, problems);
    return interpretation.of(document, bytes, new QueryLimit(limits, problems), problems);
  }
}
