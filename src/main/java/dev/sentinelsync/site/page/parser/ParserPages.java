package dev.sentinelsync.site.page.parser;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.parser.ParserRow;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.Descriptions;
import dev.sentinelsync.site.page.IndexPart;
import dev.sentinelsync.site.page.LetterGroup;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Pages of parser functions outside ASIM, and their index (page layouts 8.12, 8.13). */
public final class ParserPages {

  /** Tables that a row of the index names before it says that there are more. */
  private static final int TABLES_SHOWN = 2;

  /** By name; equal names with legacy parsers first, then by solution (page layouts 1.4). */
  private static final Comparator<ParserRow> BY_NAME =
      Comparator.comparing(ParserRow::name, Ordinal.IGNORING_CASE)
          .thenComparing(row -> !row.isLegacy())
          .thenComparing(ParserRow::solutionName, Ordinal.IGNORING_CASE)
          .thenComparing(ParserRow::path, Ordinal.ORDER);

  private ParserPages() {}

  /**
   * What the template of a parser sees.
   *
   * @param parser the parser
   * @param facts what its file says, for sections of a user's own
   * @param description ready for the page
   * @param solution link to its solution, or nothing
   * @param file the file that defines it
   * @param tables links to the tables that it reads, by name
   * @param asim links to the ASIM parsers that it calls, by name
   */
  public record Model(
      Parser parser,
      FileFacts facts,
      Markup description,
      Markup solution,
      DefiningFile file,
      List<Markup> tables,
      List<Markup> asim) {}

  /**
   * What the template of the index sees.
   *
   * @param total all parsers
   * @param legacy those of the top-level folder
   * @param listed those that definitions of solutions list
   * @param discovered those that they do not list
   * @param view the pages of parts of the list
   * @param groups all of them by letter; empty if parts have pages
   */
  public record IndexModel(
      int total,
      int legacy,
      int listed,
      int discovered,
      ListView view,
      List<LetterGroup<Row>> groups) {}

  /**
   * One parser in the index.
   *
   * @param name by which it is sorted
   * @param link to it
   * @param discovered whether its solution's definition does not list it
   * @param solution link to its solution, or nothing
   * @param tables the first tables that it reads
   */
  public record Row(String name, Markup link, boolean discovered, Markup solution, String tables) {}

  public static String render(PageContext context) {
    Parser parser = context.facts().get(ParserCatalog.PARSER, context.id());
    TableLinks tables = new TableLinks(context);
    Model model =
        new Model(
            parser,
            context.facts().get(InputCatalog.FILE, parser.path()).facts(),
            Descriptions.parser(context, parser.description(), parser.path()),
            solution(context, parser.solutionKey()),
            DefiningFile.of(
                context,
                parser.path(),
                context.isFull() ? ParserDetails.of(context, parser) : null),
            tables.plain(parser.tables()),
            parser.asim().stream()
                .map(key -> context.facts().get(ParserCatalog.ASIM, key))
                .map(asim -> new ItemTables.AsimUse(asim.key(), asim.name()))
                .sorted(Comparator.comparing(ItemTables.AsimUse::name, Ordinal.ORDER))
                .map(tables::asim)
                .toList());
    return context.fill("parser.md.ftl", model);
  }

  private static Markup solution(PageContext context, String key) {
    return key.isEmpty() ? Markup.EMPTY : new SolutionLinks(context).link(key);
  }

  public static String renderIndex(PageContext context) {
    ListPart part = context.facts().get(SiteLists.INDEXES.parts(), IndexList.PARSERS.id());
    List<ParserRow> parsers = context.facts().all(ParserCatalog.PARSER_ROW);
    int legacy = (int) parsers.stream().filter(ParserRow::isLegacy).count();
    int discovered = (int) parsers.stream().filter(row -> !row.listed()).count();
    return context.fill(
        "parsers-index.md.ftl",
        new IndexModel(
            parsers.size(),
            legacy,
            parsers.size() - legacy - discovered,
            discovered,
            ListView.of(context, part, PageKind.INDEX_PART),
            LetterGroup.of(rows(context, part), Row::name)));
  }

  /** The page of a part of the index. */
  public static String renderIndexPart(PageContext context, ListPart part) {
    List<Row> rows = rows(context, part);
    boolean discovered = rows.stream().anyMatch(Row::discovered);
    return IndexPart.fill(
        context, part, rows, new IndexPart.Signs(false, false, discovered, false));
  }

  private static List<Row> rows(PageContext context, ListPart part) {
    return part.entries().stream()
        .map(path -> context.facts().get(ParserCatalog.PARSER_ROW, path))
        .sorted(BY_NAME)
        .map(row -> row(context, row))
        .toList();
  }

  private static Row row(PageContext context, ParserRow row) {
    return new Row(
        row.name(),
        context.links().to(new PageId(PageKind.PARSER, row.path()), row.name()),
        !row.listed(),
        solution(context, row.solutionKey()),
        tables(context, row.tables()));
  }

  private static String tables(PageContext context, Collection<String> keys) {
    List<String> names = new TableLinks(context).names(keys);
    if (names.isEmpty()) {
      return "—";
    }
    Stream<String> first = names.stream().limit(TABLES_SHOWN);
    return String.join(
        ", ",
        (names.size() > TABLES_SHOWN ? Stream.concat(first, Stream.of("...")) : first).toList());
  }
}
