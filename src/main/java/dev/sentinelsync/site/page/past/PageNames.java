package dev.sentinelsync.site.page.past;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;

/** What kinds of pages are called where one of them is no more. */
final class PageNames {

  private PageNames() {}

  /** A kind in words. */
  static String ofKind(PageKind kind) {
    return switch (kind) {
      case HOME -> "Home";
      case SOLUTIONS_INDEX -> "Solutions";
      case CONNECTORS_INDEX -> "Connectors";
      case TABLES_INDEX -> "Tables";
      case CONTENT_INDEX -> "Content";
      case PARSERS_INDEX -> "Parsers";
      case ASIM_INDEX -> "ASIM Parsers";
      case METHODS_INDEX -> "Collection Methods";
      case LOGIC_APPS_INDEX -> "Logic App Connectors";
      case PROBLEMS -> "Problems";
      case PACKAGES -> "Merged, Not Packaged";
      case ITEM -> "Content item";
      case SOLUTION -> "Solution";
      case CONNECTOR -> "Data connector";
      case TABLE -> "Table";
      case TABLE_CRITERIA -> "Selection criteria of a table";
      case PARSER -> "Parser";
      case ASIM -> "ASIM parser";
      case ASIM_SCHEMA -> "ASIM schema";
      case METHOD -> "Collection method";
      case LOGIC_APP -> "Logic App connector";
      case ITEM_HISTORY -> "Older changes of an item";
      case CHANGES_LATEST -> "Latest changes";
      case CHANGES_MONTH, CHANGES_DAY -> "Changes";
      case TECHNIQUE, TECHNIQUE_PART -> "Technique";
      case ATTACK_INDEX -> "ATT&CK";
      case PERMANENT_ID -> "Permanent address of an id";
      case ALIAS -> "Other address of a page";
      default -> "Page";
    };
  }

  /** The page that lists the pages of a kind. */
  static PageId listOf(PageKind kind) {
    return PageId.of(
        switch (kind) {
          case SOLUTION, SOLUTION_PART -> PageKind.SOLUTIONS_INDEX;
          case CONNECTOR -> PageKind.CONNECTORS_INDEX;
          case TABLE, TABLE_CRITERIA -> PageKind.TABLES_INDEX;
          case TECHNIQUE, TECHNIQUE_PART -> PageKind.ATTACK_INDEX;
          case ITEM, ITEM_HISTORY, CONTENT_TYPE, CONTENT_LETTER, PERMANENT_ID ->
              PageKind.CONTENT_INDEX;
          case PARSER -> PageKind.PARSERS_INDEX;
          case ASIM, ASIM_SCHEMA -> PageKind.ASIM_INDEX;
          case METHOD -> PageKind.METHODS_INDEX;
          case LOGIC_APP -> PageKind.LOGIC_APPS_INDEX;
          case PROBLEM_SECTION -> PageKind.PROBLEMS;
          default -> PageKind.HOME;
        });
  }
}
