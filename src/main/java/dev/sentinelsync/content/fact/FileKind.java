package dev.sentinelsync.content.fact;

import static dev.sentinelsync.content.fact.FileLocation.ANY_DEPTH;
import static dev.sentinelsync.content.fact.FileLocation.inSolution;

import dev.sentinelsync.content.fact.FileLocation.Format;

/** What a file of the repository is, decided by its path alone (analysis rules 3, 4, 7, 8, 9). */
public enum FileKind {
  ANALYTIC_RULE(
      inSolution(
              Format.YAML,
              "analytic rules",
              "analytical rules",
              "analytics rules",
              // Left out by the reference, though solution definitions list their files as rules.
              "detections",
              "detection queries")
          .atRoot(ANY_DEPTH, "Detections")
          .listedAs("analyticrule", "analyticsrule", "analyticalrule")),
  HUNTING_QUERY(
      inSolution(Format.YAML, "hunting queries")
          .atRoot(ANY_DEPTH, "Hunting Queries")
          .listedAs("huntingquery", "huntingquerie")),
  SUMMARY_RULE(
      inSolution(Format.YAML, "summary rules")
          .atRoot(ANY_DEPTH, "Summary rules", "Summary Rules")
          .listedAs("summaryrule")),
  WORKBOOK(
      inSolution(Format.JSON, "workbooks", "workbook").atRoot(1, "Workbooks").listedAs("workbook")),
  /** {@code WorkbooksMetadata.json}: titles and descriptions of workbooks. */
  WORKBOOKS_METADATA,
  PLAYBOOK(
      inSolution(Format.JSON, "playbooks", "playbook")
          .atRoot(ANY_DEPTH, "Playbooks")
          .listedAs("playbook")),
  WATCHLIST(inSolution(Format.JSON, "watchlists").atRoot(2, "Watchlists").listedAs("watchlist")),
  /** A parser of a solution or of the legacy {@code Parsers/} folder, in YAML. */
  PARSER_YAML(
      inSolution(Format.YAML, "parsers", "parser").atRoot(ANY_DEPTH, "Parsers").listedAs("parser")),
  /** The same as bare text, {@code .kql} or {@code .txt}. */
  PARSER_TEXT,
  ASIM_PARSER,
  /**
   * A JSON file of a connector folder: definitions, connections, tables and data collection rules
   * are told by their shape, never by the file's name.
   */
  CONNECTOR(
      inSolution(Format.JSON, "data connectors", "dataconnectors", "data connector")
          .listedAs("dataconnector")),
  /** Code of a function app in a connector folder; only traits of its text are read. */
  FUNCTION_SOURCE,
  SOLUTION_METADATA,
  /** A JSON file of the data folder; its shape tells whether it is a definition. */
  SOLUTION_DEFINITION(inSolution(Format.JSON, "data")),
  /** {@code Package/mainTemplate.json}, which may hold connectors that no other file defines. */
  SOLUTION_PACKAGE(inSolution(Format.JSON, "package")),
  RELEASE_NOTES,
  /** A README of a solution, a playbook or a connector. */
  README,
  /** An image that a README shows; no path alone makes a file one. */
  README_IMAGE,
  /** Columns of a table, for the repository's own tests of queries. */
  CUSTOM_TABLE(inSolution(Format.JSON).atRoot(4, ".script")),
  /** The fields of the ASIM schemas, for the repository's own tester of parsers. */
  ASIM_SCHEMA(inSolution(Format.OTHER).atRoot(3, "ASIM"));

  private final FileLocation location;

  FileKind() {
    this(FileLocation.ELSEWHERE);
  }

  FileKind(FileLocation location) {
    this.location = location;
  }

  /** Where files of this kind lie and what they are called. */
  public FileLocation location() {
    return location;
  }
}
