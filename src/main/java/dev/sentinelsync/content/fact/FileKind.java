package dev.sentinelsync.content.fact;

/** What a file of the repository is, decided by its path alone (analysis rules 3, 4, 7, 8, 9). */
public enum FileKind {
  ANALYTIC_RULE,
  HUNTING_QUERY,
  SUMMARY_RULE,
  WORKBOOK,
  /** {@code WorkbooksMetadata.json}: titles and descriptions of workbooks. */
  WORKBOOKS_METADATA,
  PLAYBOOK,
  WATCHLIST,
  /** A parser of a solution or of the legacy {@code Parsers/} folder, in YAML. */
  PARSER_YAML,
  /** The same as bare text, {@code .kql} or {@code .txt}. */
  PARSER_TEXT,
  ASIM_PARSER,
  /** A JSON file of a connector folder that may hold connector definitions. */
  CONNECTOR,
  /** {@code *_Table.json} beside a connector. */
  CONNECTOR_TABLE,
  /** {@code *_DCR.json} beside a connector. */
  CONNECTOR_DCR,
  SOLUTION_METADATA,
  SOLUTION_DEFINITION,
  RELEASE_NOTES,
  /** A README of a solution, a playbook or a connector. */
  README
}
