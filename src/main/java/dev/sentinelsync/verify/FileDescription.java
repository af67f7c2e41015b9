package dev.sentinelsync.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.derive.Solutions;
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
import dev.sentinelsync.support.Json;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the facts of a revision say of one file.
 *
 * @param json as it is printed, but for the pages
 * @param subjects identifiers of the facts that are made of the file: pages that read one show it
 */
record FileDescription(ObjectNode json, SortedSet<String> subjects) {

  /** The description of a file; empty if the revision has no such file. */
  static Optional<FileDescription> of(String path, Facts facts) {
    return facts.find(InputCatalog.FILE, path).map(file -> new Description(file, facts).result());
  }

  /** As it is printed. */
  ObjectNode shownOn(SortedSet<String> pages) {
    ObjectNode whole = json.deepCopy();
    add(whole.putArray("pages"), pages);
    return whole;
  }

  /** A description in the making. */
  private record Description(SourceFile file, Facts facts) {

    FileDescription result() {
      return new FileDescription(json(), subjects());
    }

    private ObjectNode json() {
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
      add(references.putArray("tables"), merged(QueryReferences::tables));
      add(references.putArray("functions"), merged(QueryReferences::functions));
      add(references.putArray("watchlists"), merged(QueryReferences::watchlists));
      add(references.putArray("wildcards"), merged(QueryReferences::wildcards));
      add(json.putArray("tables"), tables());
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
      return json;
    }

    private SortedSet<String> merged(Function<QueryReferences, Collection<String>> names) {
      SortedSet<String> merged = new TreeSet<>();
      file.references().forEach(query -> merged.addAll(names.apply(query)));
      return merged;
    }

    /** Names of the tables that the file's content reads, writes or ingests. */
    private SortedSet<String> tables() {
      Stream<String> keys =
          Stream.of(
                  facts
                      .find(ItemCatalog.ITEM_TABLES, file.path())
                      .map(uses -> uses.tables().stream().map(ItemTables.Use::key)),
                  facts
                      .find(ParserCatalog.PARSER, file.path())
                      .map(parser -> parser.tables().stream()),
                  Optional.of(asim().stream().flatMap(parser -> parser.tables().stream())),
                  Optional.of(
                      connectors().stream().flatMap(connector -> connector.tables().stream())))
              .flatMap(Optional::stream)
              .flatMap(Function.identity());
      SortedSet<String> names = new TreeSet<>();
      keys.forEach(key -> names.add(facts.get(TableCatalog.TABLE_NAME, key).name()));
      return names;
    }

    private SortedSet<String> subjects() {
      SortedSet<String> subjects = new TreeSet<>();
      subjects.add(file.path());
      connectors().forEach(connector -> subjects.add(connector.key()));
      asim().ifPresent(parser -> subjects.add(parser.key()));
      if (!file.solutionKey().isEmpty() && Solutions.isAbout(file)) {
        subjects.add(file.solutionKey());
      }
      return subjects;
    }

    private Optional<AsimParser> asim() {
      return file.facts(AsimParserFacts.class)
          .map(parser -> parser.parserName().toLowerCase(Locale.ROOT))
          .flatMap(key -> facts.find(ParserCatalog.ASIM, key));
    }

    private List<Connector> connectors() {
      return file.connectors().stream()
          .map(connector -> Keys.connector(connector.definition()))
          .flatMap(key -> facts.find(ConnectorCatalog.CONNECTOR, key).stream())
          .toList();
    }
  }

  private static void add(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
