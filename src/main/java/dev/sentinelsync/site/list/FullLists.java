package dev.sentinelsync.site.list;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.criteria.CriteriaCatalog;
import dev.sentinelsync.catalog.criteria.CriteriaRow;
import dev.sentinelsync.catalog.criteria.CriteriaUser;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.playbook.LogicApp;
import dev.sentinelsync.catalog.playbook.LogicAppCatalog;
import dev.sentinelsync.site.link.Slug;
import java.util.List;

/** The lists on pages that only the layout {@code full} has (page layouts 1.12). */
public final class FullLists {

  /** The connectors of a collection method, by its label. */
  public static final ListKind METHODS = new ListKind("method-list", FullLists::ofMethod);

  /** The playbooks that use a Logic App connector, by its key. */
  public static final ListKind LOGIC_APPS = new ListKind("logic-app-list", FullLists::ofLogicApp);

  /** The selection criteria of a table that has many, by its key. */
  public static final ListKind CRITERIA = new ListKind("criteria-list", FullLists::ofTable);

  /** What a row has beside its texts. */
  private static final int FRAME = 80;

  /** Signs around each value. */
  private static final int CODE = 4;

  private FullLists() {}

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    METHODS.registerForEach(ConnectorCatalog.METHOD, builder);
    LOGIC_APPS.registerForEach(LogicAppCatalog.LOGIC_APP, builder);
    CRITERIA.registerForEach(CriteriaCatalog.LONG_LISTS, builder);
  }

  private static List<ListPart> ofMethod(String label, Facts facts) {
    if (!InputCatalog.hasFullPages(facts)) {
      return List.of();
    }
    List<Entry> entries =
        facts.members(ConnectorCatalog.CONNECTORS_BY_METHOD, label).stream()
            .map(key -> facts.get(ConnectorCatalog.CONNECTOR_ROW, key))
            .map(IndexList::entry)
            .toList();
    return Splitting.of(label, "methods/" + Slug.fileStem(label), entries);
  }

  private static List<ListPart> ofLogicApp(String key, Facts facts) {
    if (!InputCatalog.hasFullPages(facts)) {
      return List.of();
    }
    LogicApp connector = facts.get(LogicAppCatalog.LOGIC_APP, key);
    List<Entry> entries =
        facts.members(LogicAppCatalog.PLAYBOOKS, key).stream()
            .map(path -> facts.get(ListedItem.FAMILY, path).row())
            .toList();
    String stem = LogicApp.kindName(connector.kind()) + "-" + Slug.fileStem(connector.name());
    return Splitting.of(key, "logic-apps/" + stem, entries);
  }

  private static List<ListPart> ofTable(String table, Facts facts) {
    List<Entry> entries =
        facts.find(CriteriaCatalog.ROWS, table).orElse(List.of()).stream()
            .map(row -> entry(row, facts))
            .toList();
    String name = facts.get(CriteriaCatalog.LONG_LISTS, table);
    String stem = "tables/" + Slug.fileStem(name) + "-selection-criteria";
    return Splitting.of(table, stem, entries);
  }

  private static Entry entry(CriteriaRow row, Facts facts) {
    int bytes = FRAME + Entry.bytes(row.column());
    for (String value : row.values()) {
      bytes += CODE + Entry.bytes(value);
    }
    for (CriteriaUser user : row.users()) {
      bytes += bytes(user, facts);
    }
    return new Entry(row.key(), row.column(), row.users().size(), bytes);
  }

  /** The link to a user. */
  private static int bytes(CriteriaUser user, Facts facts) {
    return switch (user.kind()) {
      case ITEM -> facts.get(ListedItem.FAMILY, user.id()).bytes();
      case PARSER -> FRAME + 2 * Entry.bytes(facts.get(ParserCatalog.PARSER_ROW, user.id()).name());
      case ASIM -> FRAME + 2 * Entry.bytes(facts.get(ParserCatalog.ASIM_ROW, user.id()).name());
    };
  }
}
