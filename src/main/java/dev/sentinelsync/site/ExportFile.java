package dev.sentinelsync.site;

/** The tables of values for other programs (analysis rules 14), and the report of problems. */
enum ExportFile {
  SOLUTIONS("solutions.csv"),
  CONNECTORS("connectors.csv"),
  TABLES("tables.csv"),
  CONTENT_ITEMS("content_items.csv"),
  CONTENT_TABLES("content_tables_mapping.csv"),
  PARSERS("parsers.csv"),
  ASIM_PARSERS("asim_parsers.csv"),
  DEPENDENCIES("solution_dependencies.csv"),
  CONNECTOR_TABLES("solutions_connectors_tables_mapping_simplified.csv"),
  PROBLEMS("problems.csv");

  private final String fileName;

  ExportFile(String fileName) {
    this.fileName = fileName;
  }

  /** Its name below {@code exports/}. */
  String fileName() {
    return fileName;
  }

  /** The page that it is. */
  PageId page() {
    return new PageId(PageKind.EXPORT, fileName);
  }
}
