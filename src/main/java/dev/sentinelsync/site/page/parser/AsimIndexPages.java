package dev.sentinelsync.site.page.parser;

import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.markdown.HeadingAnchors;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.ProductAnchors;
import dev.sentinelsync.site.page.ProductLinks;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Lines;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The indexes of ASIM parsers by schema and by product (page layouts 8.14, 8.15). */
public final class AsimIndexPages {

  private AsimIndexPages() {}

  /**
   * What the template of the index by schema sees.
   *
   * @param sourcePairs source parsers that come with their filtering twin
   * @param unionPairs union parsers likewise
   * @param singles parsers that are neither half of a pair nor a placeholder
   * @param schemas by name
   * @param pages links to the pages of schemas by name, which only the layout {@code full} has
   */
  public record IndexModel(
      int sourcePairs, int unionPairs, int singles, List<Schema> schemas, List<Markup> pages) {}

  /**
   * One schema.
   *
   * @param name its name
   * @param anchor of its section
   * @param counts how many parsers of which kind
   * @param unions union parsers, each half of a pair on a line of its own
   * @param products links to the products that its source parsers normalise
   * @param sources source parsers, one line for a pair
   * @param empties links to placeholders
   */
  public record Schema(
      String name,
      String anchor,
      SchemaCounts counts,
      List<Union> unions,
      List<Markup> products,
      List<Source> sources,
      List<Markup> empties) {}

  /**
   * How many parsers of which kind a schema has.
   *
   * @param sourcePairs source parsers that come with their filtering twin
   * @param unionPairs union parsers likewise
   * @param singles parsers that are neither half of a pair nor a placeholder
   * @param empty placeholders
   */
  public record SchemaCounts(int sourcePairs, int unionPairs, int singles, int empty) {}

  /**
   * A line of the table of union parsers.
   *
   * @param link to it
   * @param builtIn name of the built-in twin, or empty
   * @param version as spelled
   * @param description its beginning
   */
  public record Union(Markup link, String builtIn, String version, String description) {}

  /**
   * A line of a table of source parsers.
   *
   * @param link to it, or to the half of a pair without parameters
   * @param twin link to the filtering half of a pair, or nothing
   * @param product as written
   * @param schema its schema
   * @param tables links to the tables that the pair reads
   * @param version as spelled
   */
  public record Source(
      Markup link,
      Markup twin,
      String product,
      String schema,
      List<Markup> tables,
      String version) {}

  /**
   * What the template of the index by product sees.
   *
   * @param pairs distinct pairs over all products
   * @param singles distinct source parsers without a twin over all products
   * @param schemas how many schemas they cover
   * @param products in alphabetical order
   */
  public record ProductsModel(int pairs, int singles, int schemas, List<Product> products) {}

  /**
   * One product.
   *
   * @param name its name
   * @param anchor of its section
   * @param schemas names of the schemas of its parsers
   * @param tables links to the tables that they read
   * @param sources its parsers
   */
  public record Product(
      String name,
      String anchor,
      SortedSet<String> schemas,
      List<Markup> tables,
      List<Source> sources) {}

  public static String renderIndex(PageContext context) {
    List<AsimRow> heads = heads(context, context.facts().members(ParserCatalog.ASIM_PARSERS, ""));
    HeadingAnchors anchors = new HeadingAnchors();
    anchors.next("ASIM Parsers Index");
    anchors.next("Schemas");
    List<Schema> schemas = new ArrayList<>();
    for (String name : context.facts().members(ParserCatalog.ASIM_SCHEMAS, "")) {
      List<AsimRow> own = only(heads, row -> row.schema().equals(name));
      schemas.add(schema(context, name, anchors.next(name), own));
    }
    return context.fill(
        "asim-index.md.ftl",
        new IndexModel(
            pairs(heads, Role.SOURCE),
            pairs(heads, Role.UNION),
            singles(heads),
            schemas,
            context.isFull() ? AsimSchemaPages.links(context) : List.of()));
  }

  private static Schema schema(
      PageContext context, String name, String anchor, List<AsimRow> heads) {
    List<AsimRow> sources = only(heads, row -> row.role() == Role.SOURCE);
    List<AsimRow> unions =
        only(heads, row -> row.role() == Role.UNION).stream()
            .flatMap(row -> withTwin(context, row))
            .sorted(Comparator.comparing(AsimRow::name, Ordinal.ORDER))
            .toList();
    return new Schema(
        name,
        anchor,
        new SchemaCounts(
            pairs(heads, Role.SOURCE),
            pairs(heads, Role.UNION),
            singles(heads),
            only(heads, row -> row.role() == Role.EMPTY).size()),
        unions.stream().map(row -> union(context, row)).toList(),
        products(context, sources),
        sources.stream().map(row -> source(context, row)).toList(),
        only(heads, row -> row.role() == Role.EMPTY).stream()
            .flatMap(row -> withTwin(context, row))
            .map(row -> link(context, row.key(), row.name()))
            .toList());
  }

  private static Stream<AsimRow> withTwin(PageContext context, AsimRow row) {
    return row.isPair()
        ? Stream.of(row, context.facts().get(ParserCatalog.ASIM_ROW, row.twinKey()))
        : Stream.of(row);
  }

  private static int pairs(List<AsimRow> heads, Role role) {
    return only(heads, row -> row.isPair() && row.role() == role).size();
  }

  private static int singles(List<AsimRow> heads) {
    return only(heads, row -> !row.isPair() && row.role() != Role.EMPTY).size();
  }

  private static Union union(PageContext context, AsimRow row) {
    String text = row.description();
    String shown =
        text.codePointCount(0, text.length()) > AsimRow.SHOWN
            ? Lines.shorten(text, AsimRow.SHOWN - 3)
            : text;
    return new Union(link(context, row.key(), row.name()), row.builtIn(), row.version(), shown);
  }

  private static List<Markup> products(PageContext context, List<AsimRow> sources) {
    TreeSet<String> products = new TreeSet<>();
    sources.forEach(row -> products.addAll(row.products()));
    return products.stream()
        .sorted(Ordinal.IGNORING_CASE)
        .map(product -> ProductLinks.to(context, product))
        .toList();
  }

  private static Source source(PageContext context, AsimRow row) {
    return new Source(
        link(context, row.key(), row.name()),
        row.isPair() ? link(context, row.twinKey(), row.twinName()) : Markup.EMPTY,
        row.products().size() > 1 ? String.join(", ", row.products()) : row.product(),
        row.schema(),
        new TableLinks(context).plain(row.tables()),
        row.version());
  }

  private static Markup link(PageContext context, String key, String name) {
    return context.links().to(new PageId(PageKind.ASIM, key), name);
  }

  public static String renderProducts(PageContext context) {
    List<String> names = ProductAnchors.inOrder(context.facts());
    SortedSet<String> keys = new TreeSet<>();
    names.forEach(
        name -> keys.addAll(context.facts().members(ParserCatalog.ASIM_BY_PRODUCT, name)));
    List<AsimRow> all = heads(context, keys);
    return context.fill(
        "asim-products-index.md.ftl",
        new ProductsModel(
            pairs(all, Role.SOURCE),
            singles(all),
            (int) all.stream().map(AsimRow::schema).distinct().count(),
            names.stream().map(name -> product(context, name)).toList()));
  }

  private static Product product(PageContext context, String name) {
    List<AsimRow> rows =
        heads(context, context.facts().members(ParserCatalog.ASIM_BY_PRODUCT, name)).stream()
            .sorted(Comparator.comparing(AsimRow::schema, Ordinal.ORDER))
            .toList();
    TreeSet<String> schemas = new TreeSet<>(Ordinal.ORDER);
    TreeSet<String> tables = new TreeSet<>();
    for (AsimRow row : rows) {
      schemas.add(row.schema());
      tables.addAll(row.tables());
    }
    return new Product(
        name,
        context.facts().get(SiteFacts.PRODUCT_ANCHOR, name),
        schemas,
        new TableLinks(context).plain(tables),
        rows.stream().map(row -> source(context, row)).toList());
  }

  /** The parsers without a twin and one half of every pair, by name. */
  private static List<AsimRow> heads(PageContext context, Collection<String> keys) {
    return keys.stream()
        .map(key -> context.facts().get(ParserCatalog.ASIM_ROW, key))
        .filter(AsimRow::head)
        .sorted(Comparator.comparing(AsimRow::name, Ordinal.ORDER))
        .toList();
  }

  private static List<AsimRow> only(List<AsimRow> rows, Predicate<AsimRow> condition) {
    return rows.stream().filter(condition).toList();
  }
}
