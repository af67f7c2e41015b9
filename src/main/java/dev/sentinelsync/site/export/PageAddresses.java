package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.PageContext;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * The export of all pages with their addresses. The line of a page is a fact, so that a changed
 * page costs one line.
 */
public final class PageAddresses implements Derivation<String> {

  private static final Family<String> LINE = new Family<>("page-address-line");

  private static final String PAGES = ".md";

  private static final CsvTable<Row> TABLE =
      new CsvTable<Row>()
          .column("kind", row -> row.kind())
          .column("id", row -> row.id())
          .column("name", row -> row.subject().name())
          .column("markdown_address", row -> row.markdown())
          .column("html_address", row -> row.html())
          .column("source_path", row -> row.subject().path());

  private final BiPredicate<PageId, Forms> inMarkdown;

  private PageAddresses(BiPredicate<PageId, Forms> inMarkdown) {
    this.inMarkdown = inMarkdown;
  }

  private record Row(String kind, String id, String markdown, String html, Subject subject) {}

  /**
   * What a page is about.
   *
   * @param name its name; empty for pages about several things
   * @param path the file or folder of the repository that it is from, or empty
   */
  private record Subject(String name, String path) {}

  /**
   * Puts the family of the lines behind that of the addresses.
   *
   * @param inMarkdown whether a page has a Markdown form on a site of some forms
   */
  public static void register(FactGraph.Builder builder, BiPredicate<PageId, Forms> inMarkdown) {
    builder.derivedForEach(SiteFacts.ADDRESS, new PageAddresses(inMarkdown));
  }

  static byte[] render(PageContext context) {
    return TABLE.join(context.facts().all(LINE).stream());
  }

  @Override
  public Family<String> family() {
    return LINE;
  }

  @Override
  public String derive(String key, Facts facts) {
    PageId page = PageId.parse(key);
    Forms forms = Forms.of(facts);
    if (!page.kind().isContent()) {
      return null;
    }
    return facts
        .find(SiteFacts.ADDRESS, key)
        .filter(address -> address.endsWith(PAGES))
        .map(
            address ->
                TABLE.line(
                    new Row(
                        page.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        page.id(),
                        inMarkdown.test(page, forms) ? address : "",
                        forms.html() ? HtmlAddress.of(address) : "",
                        subject(page, facts))))
        .orElse(null);
  }

  /** The name of what a page is about; empty for pages about several things. */
  public static String name(PageId page, Facts facts) {
    return subject(page, facts).name();
  }

  private static Subject subject(PageId page, Facts facts) {
    String id = page.id();
    return switch (page.kind()) {
      case ITEM -> new Subject(facts.get(ItemCatalog.ITEM_ROW, id).name(), id);
      case PARSER -> new Subject(facts.get(ParserCatalog.PARSER_ROW, id).name(), id);
      case ASIM -> asim(facts.get(ParserCatalog.ASIM, id));
      case TABLE -> new Subject(facts.get(TableCatalog.TABLE_NAME, id).name(), "");
      case SOLUTION ->
          new Subject(
              facts.get(SolutionCatalog.SOLUTION_ROW, id).name(), id.contains("/") ? id : "");
      case CONNECTOR -> connector(facts, id);
      case METHOD -> new Subject(id, "");
      case LOGIC_APP -> new Subject(id.substring(id.indexOf('/') + 1), "");
      case CONTENT_TYPE -> new Subject(ContentType.ofSlug(id).plural(), "");
      default -> new Subject("", "");
    };
  }

  private static Subject asim(AsimParser parser) {
    return new Subject(parser.name(), parser.path());
  }

  private static Subject connector(Facts facts, String id) {
    ConnectorRow row = facts.get(ConnectorCatalog.CONNECTOR_ROW, id);
    Connector connector = facts.get(ConnectorCatalog.CONNECTOR, id);
    return new Subject(row.title(), connector.definitionPath());
  }
}
