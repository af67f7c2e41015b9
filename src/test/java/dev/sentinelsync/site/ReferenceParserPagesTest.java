package dev.sentinelsync.site;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.site.PublishedPage.Link;
import dev.sentinelsync.site.link.PageKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of parsers of the reference, rebuilt from the facts that they state. */
class ReferenceParserPagesTest {

  private final FactSheet sheet = new FactSheet();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts-telegram-mentions",
        "alerts-web-applications",
        "apigeex",
        "corelight-suricata-zeek-stats",
        "mimecastcloudintegrated"
      })
  void parserPagesAreReproduced(String stem) throws Exception {
    PublishedPage page = PublishedPage.read("parsers/" + stem + ".md");
    Map<String, String> stated = new TreeMap<>();
    PublishedPage.rows(page.text()).forEach(row -> stated.put(row.get(0), row.get(1)));
    Link solution = PublishedPage.link(stated.get("Solution"));
    String path = path(PublishedPage.link(stated.get("Source")).target());
    sheet
        .page(PageKind.SOLUTION, solution.label(), "parsers", solution.target())
        .set(
            SolutionCatalog.SOLUTION_ROW,
            solution.label(),
            new SolutionRow(
                solution.label(),
                solution.label(),
                "",
                "",
                "",
                "",
                true,
                new SolutionRow.Contents(false, true, false, false)))
        .set(InputCatalog.FILE, path, SourceFile.unread(path, ""))
        .set(
            ParserCatalog.PARSER,
            path,
            new Parser(
                path,
                page.title(),
                List.of(page.title()),
                new Parser.About(
                    stated.getOrDefault("Title", page.title()),
                    stated.getOrDefault("Version", ""),
                    stated.getOrDefault("Last Updated", ""),
                    stated.getOrDefault("Category", ""),
                    "",
                    stated.get("File Type").substring(1)),
                new Parser.Origin(solution.label(), solution.label(), true, true),
                tables("parsers", page.section("## Source Tables")),
                List.of()));

    String rendered = sheet.render(PageKind.PARSER, path, "parsers/" + stem + ".md");

    PublishedPage.assertSame(rendered, page.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asimauditeventmicrosoftevent",
        "asimauthenticationciscomeraki",
        "asimdnsciscoumbrella",
        "asimusermanagementnative",
        "asimusermanagementsentinelone"
      })
  void asimParserPagesAreReproduced(String stem) throws Exception {
    PublishedPage page = PublishedPage.read("asim/" + stem + ".md");
    Map<String, String> stated = PublishedPage.attributes(page.section("## Parser Information"));
    Link source = PublishedPage.link(stated.get("Source File"));
    String path = path(source.target());
    List<String> unions = new ArrayList<>();
    for (Link union : PublishedPage.links(stated.getOrDefault("Unifying Parser", ""))) {
      unions.add(union.stem());
      sheet
          .page(PageKind.ASIM, union.stem(), "asim", union.target())
          .set(ParserCatalog.ASIM_ROW, union.stem(), union(union.stem(), union.label()));
    }
    sheet
        .set(InputCatalog.FILE, path, SourceFile.unread(path, ""))
        .set(
            ParserCatalog.ASIM,
            stem,
            new AsimParser(
                stem,
                code(stated.get("Parser Name")),
                code(stated.get("Built-in Parser")),
                path,
                new AsimParser.Kind(
                    stated.get("Schema"), stated.get("Schema Version"), Role.SOURCE, false),
                new AsimParser.About(
                    page.title().replaceFirst("^<img [^>]*> ", ""),
                    stated.get("Parser Version"),
                    stated.get("Last Updated"),
                    stated.get("Product"),
                    page.section("## Description"),
                    PublishedPage.bullets(page.section("## References")).stream()
                        .map(ReferenceParserPagesTest::reference)
                        .toList()),
                new AsimParser.Body(
                    tables("asim", page.section("## Source Tables")),
                    List.of(),
                    PublishedPage.rows(page.section("## Parameters")).stream()
                        .map(
                            row ->
                                new AsimParser.Parameter(code(row.get(0)), row.get(1), row.get(2)))
                        .toList(),
                    unions)));

    String rendered = sheet.render(PageKind.ASIM, stem, "asim/" + stem + ".md");

    // The reference shows the path as its author's system writes it (page layouts 11.6), and one
    // address with a tag in it.
    PublishedPage.assertSame(
        rendered,
        page.text()
            .replace(source.label(), source.label().replace('\\', '/'))
            .replace("//<SOne", "//&lt;SOne"));
  }

  private static AsimParser.Reference reference(String bullet) {
    return PublishedPage.links(bullet).stream()
        .findFirst()
        .map(link -> new AsimParser.Reference(link.label(), link.target()))
        .orElseGet(() -> new AsimParser.Reference("", bullet));
  }

  private static AsimRow union(String key, String name) {
    return new AsimRow(
        key,
        name,
        "",
        new AsimRow.About("", Role.UNION, "", "", List.of(), ""),
        List.of(),
        new AsimRow.Twin("", "", true));
  }

  /** Notes down the tables that a text links, and returns their keys. */
  private List<String> tables(String from, String text) {
    List<String> keys = new ArrayList<>();
    for (Link link : PublishedPage.links(text)) {
      keys.add(link.stem());
      sheet
          .page(PageKind.TABLE, link.stem(), from, link.target())
          .set(
              TableCatalog.TABLE_NAME,
              link.stem(),
              new TableName(link.stem(), link.label(), false));
    }
    return keys;
  }

  private static String path(String url) {
    return URLDecoder.decode(
        url.substring(FactSheet.REPOSITORY.length() + 1), StandardCharsets.UTF_8);
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }
}
