package dev.sentinelsync.site.page.table;

import dev.sentinelsync.catalog.criteria.CriteriaCatalog;
import dev.sentinelsync.catalog.criteria.CriteriaRow;
import dev.sentinelsync.catalog.criteria.CriteriaUser;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.FullLists;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The selection criteria of a table, as its pages list them (page layouts 9.2). */
public final class CriteriaList {

  private final PageContext context;
  private final Map<CriteriaUser, Markup> links = new HashMap<>();
  private final Map<CriteriaUser, String> names = new HashMap<>();

  private CriteriaList(PageContext context) {
    this.context = context;
  }

  /**
   * What the template sees.
   *
   * @param count how many values there are
   * @param kept values that rows must have, by column and first value
   * @param leftOut values that rows must not have, in the same order
   * @param columns numbers for each column, if the list has a page of its own
   * @param page reference to that page, or empty
   */
  public record Model(
      int count, List<Row> kept, List<Row> leftOut, List<Column> columns, String page) {}

  /**
   * Values that the same users filter on.
   *
   * @param column the column
   * @param operators the operators that compare with them
   * @param values the values, each in code type
   * @param users links to who filters on them, by name
   */
  public record Row(String column, String operators, Markup values, Markup users) {}

  /**
   * A column.
   *
   * @param name its name
   * @param values how many values are asked for or left out
   * @param users how many items and parsers filter on it
   */
  public record Column(String name, int values, int users) {}

  /**
   * What the page of its own shows.
   *
   * @param name the table's name
   * @param table reference to the table's page
   * @param whole reference to the page of all its criteria
   * @param view the part of them that the page shows, and the pages of other parts
   * @param list the criteria of the part; none if smaller parts have pages
   */
  public record PageModel(String name, String table, String whole, ListView view, Model list) {}

  /** The list on the page of its table; of a long list numbers only. */
  static Model onTablePage(PageContext context, String table) {
    List<CriteriaRow> rows = rows(context, table);
    if (rows.size() <= CriteriaCatalog.SHOWN) {
      return new CriteriaList(context).model(rows);
    }
    return new Model(
        count(rows),
        List.of(),
        List.of(),
        columns(rows),
        context.links().href(new PageId(PageKind.TABLE_CRITERIA, table)));
  }

  /** The page of a long list, or of a part of it. */
  public static String render(PageContext context) {
    ListPart part = context.facts().get(FullLists.CRITERIA.parts(), context.id());
    String table = part.list();
    Set<String> shown = new HashSet<>(part.entries());
    List<CriteriaRow> rows =
        rows(context, table).stream().filter(row -> shown.contains(row.key())).toList();
    PageModel model =
        new PageModel(
            context.facts().get(TableCatalog.TABLE_NAME, table).name(),
            context.links().href(new PageId(PageKind.TABLE, table)),
            context.links().href(new PageId(PageKind.TABLE_CRITERIA, table)),
            ListView.of(context, part, PageKind.TABLE_CRITERIA),
            new CriteriaList(context).model(rows));
    return context.fill("table-criteria.md.ftl", model);
  }

  private static List<CriteriaRow> rows(PageContext context, String table) {
    return context.facts().find(CriteriaCatalog.ROWS, table).orElse(List.of());
  }

  private Model model(List<CriteriaRow> rows) {
    return new Model(
        count(rows),
        rows.stream().filter(row -> !row.negative()).map(this::row).toList(),
        rows.stream().filter(CriteriaRow::negative).map(this::row).toList(),
        List.of(),
        "");
  }

  private static int count(List<CriteriaRow> rows) {
    return rows.stream().mapToInt(row -> row.values().size()).sum();
  }

  private Row row(CriteriaRow row) {
    return new Row(
        row.column(),
        String.join(", ", row.operators()),
        Markup.join(
            ", ", row.values().stream().map(value -> new Markup(Escape.code(value))).toList()),
        users(row.users()));
  }

  private Markup users(Collection<CriteriaUser> users) {
    users.forEach(user -> names.computeIfAbsent(user, this::name));
    return Markup.join(
        ", ",
        users.stream()
            .sorted(Comparator.comparing(names::get, Ordinal.ORDER))
            .map(user -> links.computeIfAbsent(user, this::link))
            .toList());
  }

  private String name(CriteriaUser user) {
    return switch (user.kind()) {
      case ITEM -> context.facts().get(ItemCatalog.ITEM_ROW, user.id()).name();
      case PARSER -> context.facts().get(ParserCatalog.PARSER_ROW, user.id()).name();
      case ASIM -> context.facts().get(ParserCatalog.ASIM_ROW, user.id()).name();
    };
  }

  private Markup link(CriteriaUser user) {
    PageKind kind =
        switch (user.kind()) {
          case ITEM -> PageKind.ITEM;
          case PARSER -> PageKind.PARSER;
          case ASIM -> PageKind.ASIM;
        };
    return context.links().to(new PageId(kind, user.id()), names.get(user));
  }

  private static List<Column> columns(List<CriteriaRow> rows) {
    Map<String, Integer> values = new LinkedHashMap<>();
    Map<String, Set<CriteriaUser>> users = new HashMap<>();
    rows.stream()
        .sorted(Comparator.comparing(CriteriaRow::column, Ordinal.IGNORING_CASE))
        .forEach(
            row -> {
              values.merge(row.column(), row.values().size(), Integer::sum);
              users
                  .computeIfAbsent(row.column(), column -> new LinkedHashSet<>())
                  .addAll(row.users());
            });
    return values.entrySet().stream()
        .limit(CriteriaCatalog.SHOWN)
        .map(
            column ->
                new Column(column.getKey(), column.getValue(), users.get(column.getKey()).size()))
        .toList();
  }
}
