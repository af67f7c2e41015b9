package dev.sentinelsync.site.export;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.PageContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The tables of values for other programs (analysis rules 14), and the report of problems. */
public enum ExportFile {
  SOLUTIONS("solutions.csv", SolutionExports::solutions),
  CONNECTORS("connectors.csv", ConnectorExport::render),
  TABLES("tables.csv", TableExport::render),
  CONTENT_ITEMS("content_items.csv", ItemExports::items),
  CONTENT_TABLES("content_tables_mapping.csv", ItemExports::tables),
  PARSERS("parsers.csv", ParserExports::parsers),
  ASIM_PARSERS("asim_parsers.csv", ParserExports::asimParsers),
  DEPENDENCIES("solution_dependencies.csv", SolutionExports::dependencies),
  CONNECTOR_TABLES(
      "solutions_connectors_tables_mapping_simplified.csv", SolutionExports::connectorTables),
  PROBLEMS("problems.csv", ProblemReport::export),
  PAGE_ADDRESSES("page_addresses.csv", PageAddresses::render),
  TABLE_SCHEMAS("table_schemas.csv", TableSchemaExport::render),
  PLAYBOOK_CONNECTORS("playbook_connectors.csv", PlaybookConnectorsExport::render);

  private final String fileName;
  private final Function<PageContext, byte[]> renderer;

  ExportFile(String fileName, Function<PageContext, byte[]> renderer) {
    this.fileName = fileName;
    this.renderer = renderer;
  }

  /** Makes the export that a page is. */
  public static byte[] render(PageContext context) {
    return Arrays.stream(values())
        .filter(export -> export.fileName.equals(context.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no such export: " + context.id()))
        .renderer
        .apply(context);
  }

  /** The names of all exports below {@code exports/}, in the order of the home page. */
  public static List<String> fileNames() {
    return Arrays.stream(values()).map(ExportFile::fileName).toList();
  }

  /** Its name below {@code exports/}. */
  public String fileName() {
    return fileName;
  }

  /** The page that it is. */
  public PageId page() {
    return new PageId(PageKind.EXPORT, fileName);
  }
}
