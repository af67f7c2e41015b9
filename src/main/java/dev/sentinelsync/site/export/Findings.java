package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.parse.Problem;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that the report of problems names, from the facts. */
final class Findings {

  private static final String PLACES_OF_PARSERS =
      "This parser is on no page: only those in Parsers/<folder>/ and in Parsers/ASim<schema>/Parsers/"
          + " are read.";

  private final Facts facts;
  private final ContentFindings content;

  Findings(Facts facts) {
    this.facts = facts;
    this.content = new ContentFindings(facts);
  }

  /** What only the layout {@code full} names. */
  ContentFindings content() {
    return content;
  }

  /** Files whose newest version cannot be read. */
  List<Finding> unreadable() {
    return files()
        .filter(Findings::isUnreadable)
        .flatMap(file -> Stream.concat(shown(file), problems(file)))
        .sorted(Finding.ORDER)
        .toList();
  }

  /** What is missing from the page of a file that could be read. */
  List<Finding> partial() {
    return readable()
        .filter(finding -> finding.level() != Problem.Level.INFO)
        .sorted(Finding.ORDER)
        .toList();
  }

  /** What was read as it was probably meant. */
  List<Finding> doubtful() {
    return readable()
        .filter(finding -> finding.level() == Problem.Level.INFO)
        .sorted(Finding.ORDER)
        .toList();
  }

  private Stream<SourceFile> files() {
    return facts.members(InputCatalog.DOUBTFUL_FILES, "").stream()
        .map(path -> facts.get(InputCatalog.FILE, path));
  }

  private Stream<Finding> readable() {
    return files().filter(file -> !isUnreadable(file)).flatMap(Findings::problems);
  }

  private static boolean isUnreadable(SourceFile file) {
    return file.facts() == null || !file.keptFrom().isEmpty();
  }

  private static Stream<Finding> problems(SourceFile file) {
    return file.problems().stream()
        .filter(Problem::isDoubt)
        .map(problem -> Finding.of(file, problem));
  }

  private static Stream<Finding> shown(SourceFile file) {
    String message =
        file.keptFrom().isEmpty()
            ? "No version of this file can be read, so the site does not show it."
            : "The site shows the version of commit %s, the newest one that can be read."
                .formatted(file.keptFrom());
    return Stream.of(
        new Finding(
            file.path(),
            0,
            0,
            file.keptFrom().isEmpty() ? "not-shown" : "earlier-version-shown",
            Problem.Level.WARNING,
            message));
  }

  /** Folders of solutions that are no place for any kind of content. */
  List<Finding> unreadFolders() {
    return facts.members(InputCatalog.UNREAD_FOLDERS, "").stream()
        .map(
            folder ->
                Finding.doubt(
                    folder,
                    "folder-not-read",
                    "Nothing reads this folder; what it holds is on no page."))
        .toList();
  }

  /** Parsers in a place where nothing reads parsers. */
  List<Finding> unreadParsers() {
    return facts.members(InputCatalog.UNREAD_PARSERS, "").stream()
        .map(path -> Finding.doubt(path, "parser-not-read", PLACES_OF_PARSERS))
        .toList();
  }

  /** Items that carry the id of another one. */
  List<Finding> sharedIds() {
    return facts.members(ItemCatalog.SHARED_IDS, "").stream()
        .flatMap(
            id -> {
              List<String> items = facts.members(ItemCatalog.ITEMS_BY_ID, id);
              return items.stream()
                  .map(
                      path ->
                          Finding.doubt(
                              path,
                              "duplicate-id",
                              "The id " + id + " is that of " + items.size() + " items."));
            })
        .toList();
  }

  /** Users of tables that no reference documents and that are no custom tables by name. */
  List<Finding> undocumentedTables() {
    return facts.members(TableCatalog.UNDOCUMENTED_TABLES, "").stream()
        .flatMap(
            key -> {
              String name = facts.get(TableCatalog.TABLE_NAME, key).name();
              String message = "No reference documents the table " + name + ".";
              return users(key).stream()
                  .map(path -> Finding.doubt(path, "undocumented-table", message));
            })
        .toList();
  }

  /** Files that read a table: of items, of parsers, of definitions of connectors. */
  private TreeSet<String> users(String table) {
    TreeSet<String> paths = new TreeSet<>(facts.members(ItemCatalog.ITEMS_BY_TABLE, table));
    paths.addAll(facts.members(ParserCatalog.PARSERS_BY_TABLE, table));
    facts.members(ParserCatalog.ASIM_BY_TABLE, table).stream()
        .map(key -> facts.get(ParserCatalog.ASIM, key).path())
        .forEach(paths::add);
    facts.members(ConnectorCatalog.CONNECTORS_BY_TABLE, table).stream()
        .map(key -> facts.get(ConnectorCatalog.CONNECTOR, key).definitionPath())
        .forEach(paths::add);
    return paths;
  }

  /** Items that call functions that nothing defines. */
  List<Finding> unresolvedFunctions() {
    return facts.members(ItemCatalog.UNRESOLVED, "").stream()
        .flatMap(
            name -> {
              String message = "No parser defines the function " + name + ".";
              return facts.members(ItemCatalog.UNRESOLVED_FUNCTIONS, name).stream()
                  .map(path -> Finding.doubt(path, "unresolved-function", message));
            })
        .toList();
  }

  /** Items that require connectors that nobody defines. */
  List<Finding> undefinedConnectors() {
    return facts.members(ConnectorCatalog.UNDEFINED_CONNECTORS, "").stream()
        .flatMap(
            key -> {
              Connector connector = facts.get(ConnectorCatalog.CONNECTOR, key);
              String message = "No solution defines the required connector " + connector.id() + ".";
              return facts.members(ItemCatalog.ITEMS_BY_CONNECTOR, key).stream()
                  .map(path -> Finding.doubt(path, "undefined-connector", message));
            })
        .toList();
  }
}
