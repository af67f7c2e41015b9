package dev.sentinelsync.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.kql.names.QueryReferences;
import dev.sentinelsync.pipeline.CatalogState;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.Rendered;
import dev.sentinelsync.support.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the program makes of single files of a revision, for people who ask why. */
public final class Inspection {

  private final List<String> paths;
  private final Facts facts;
  private final Map<String, SortedSet<String>> pagesByFact = new HashMap<>();

  private Inspection(CatalogState catalog, List<PreparedPage> pages) {
    this.paths = catalog.readPaths();
    this.facts = catalog.graph().record();
    for (PreparedPage page : pages) {
      for (FactKey read : page.reads().keySet()) {
        if (!read.id().isEmpty()) {
          pagesByFact.computeIfAbsent(read.id(), same -> new TreeSet<>()).add(page.address());
        }
      }
    }
  }

  /** Prepares for questions about one revision, of which every page was rendered. */
  public static Inspection of(Rendered rendered) {
    return new Inspection(rendered.build().site().catalog(), rendered.pages());
  }

  /** Paths of all files that are read, by code point. */
  public List<String> paths() {
    return paths;
  }

  /**
   * What is known of a file.
   *
   * @return one JSON object, or empty if the revision has no such file
   */
  public Optional<ObjectNode> of(String path) {
    return facts.find(InputCatalog.FILE, path).map(this::describe);
  }

  private ObjectNode describe(SourceFile file) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("path", file.path());
    json.put("kind", file.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse(""));
    json.put("blob", file.blob());
    Optional<ContentItem> item = facts.find(ItemCatalog.ITEM, file.path());
    Optional<Parser> parser = facts.find(ParserCatalog.PARSER, file.path());
    json.put("id", item.map(ContentItem::id).orElse(""));
    json.put(
        "name",
        item.map(ContentItem::name).or(() -> parser.map(Parser::name)).orElseGet(file::stem));
    json.set("facts", Json.MAPPER.valueToTree(file.facts()));
    ObjectNode references = json.putObject("references");
    add(references.putArray("tables"), merged(file, QueryReferences::tables));
    add(references.putArray("functions"), merged(file, QueryReferences::functions));
    add(references.putArray("watchlists"), merged(file, QueryReferences::watchlists));
    add(references.putArray("wildcards"), merged(file, QueryReferences::wildcards));
    add(json.putArray("tables"), tables(file));
    ArrayNode problems = json.putArray("problems");
    for (Problem problem : file.problems()) {
      problems
          .addObject()
          .put("line", problem.line())
          .put("column", problem.column())
          .put("level", problem.level().name().toLowerCase(Locale.ROOT))
          .put("code", problem.code())
          .put("message", problem.message());
    }
    add(json.putArray("pages"), pages(file));
    return json;
  }

  private static SortedSet<String> merged(
      SourceFile file, Function<QueryReferences, Collection<String>> names) {
    SortedSet<String> merged = new TreeSet<>();
    file.references().forEach(query -> merged.addAll(names.apply(query)));
    return merged;
  }

  /** Names of the tables that the file's content reads, writes or ingests. */
  private SortedSet<String> tables(SourceFile file) {
    Stream<String> keys =
        Stream.of(
                facts
                    .find(ItemCatalog.ITEM_TABLES, file.path())
                    .map(uses -> uses.tables().stream().map(ItemTables.Use::key)),
                facts
                    .find(ParserCatalog.PARSER, file.path())
                    .map(parser -> parser.tables().stream()),
                Optional.of(asim(file).stream().flatMap(parser -> parser.tables().stream())),
                Optional.of(
                    connectors(file).stream().flatMap(connector -> connector.tables().stream())))
            .flatMap(Optional::stream)
            .flatMap(Function.identity());
    SortedSet<String> names = new TreeSet<>();
    keys.forEach(key -> names.add(facts.get(TableCatalog.TABLE, key).name()));
    return names;
  }

  private SortedSet<String> pages(SourceFile file) {
    Set<String> subjects = new HashSet<>();
    subjects.add(file.path());
    connectors(file).forEach(connector -> subjects.add(connector.key()));
    asim(file).ifPresent(parser -> subjects.add(parser.key()));
    if (facts.members(InputCatalog.SOLUTION_FILES, file.solutionKey()).contains(file.path())) {
      subjects.add(file.solutionKey());
    }
    SortedSet<String> pages = new TreeSet<>();
    subjects.forEach(subject -> pages.addAll(pagesByFact.getOrDefault(subject, new TreeSet<>())));
    return pages;
  }

  private Optional<AsimParser> asim(SourceFile file) {
    return file.facts(AsimParserFacts.class)
        .map(parser -> parser.parserName().toLowerCase(Locale.ROOT))
        .flatMap(key -> facts.find(ParserCatalog.ASIM, key));
  }

  private List<Connector> connectors(SourceFile file) {
    return file.connectors().stream()
        .map(connector -> Keys.connector(connector.definition()))
        .flatMap(key -> facts.find(ConnectorCatalog.CONNECTOR, key).stream())
        .toList();
  }

  private static void add(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
