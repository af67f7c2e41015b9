package dev.sentinelsync.site.link;

/** The kinds of pages and files of the site (page layouts 3). */
public enum PageKind {
  HOME,
  SOLUTIONS_INDEX,
  CONNECTORS_INDEX,
  TABLES_INDEX,
  CONTENT_INDEX,
  /** All items of one type; id: the type's slug. */
  CONTENT_TYPE,
  /** Items of one type under one letter or two; id: {@code <type slug>/<letter>[/<letter>]}. */
  CONTENT_LETTER,
  PARSERS_INDEX,
  ASIM_INDEX,
  ASIM_PRODUCTS,
  STATISTICS,
  PROBLEMS,
  /** Id: {@code <section>[/<letter>[/<letter>]]}. */
  PROBLEM_SECTION,
  /** The tables that only the reference knows. */
  REFERENCE_TABLES,
  /** Part of a long index; id: {@code <list>/<letter>[/<letter>]}. */
  INDEX_PART,
  /** Id: solution key. */
  SOLUTION,
  /**
   * Items of one type of a large solution or group; id: {@code <solution key>/<type
   * slug>[/<letter>[/<letter>]]}.
   */
  SOLUTION_PART,
  /** Id: connector key. */
  CONNECTOR,
  /** Id: table key. */
  TABLE,
  /** The selection criteria of a table that has many; id: table key. */
  TABLE_CRITERIA,
  /** Id: repository path. */
  ITEM,
  /** Id: repository path. */
  PARSER,
  /** Id: ASIM key. */
  ASIM,
  /** Id: lower-cased name of the schema. */
  ASIM_SCHEMA,
  /** Tables of values for other programs; id: file name. */
  EXPORT,
  /** Pictures; id: file name. */
  IMAGE,
  /** Style sheet and scripts of the HTML form; id: file name. */
  ASSET,
  METHODS_INDEX,
  /** Id: label of a collection method. */
  METHOD,
  LOGIC_APPS_INDEX,
  /** Id: key of a Logic App connector. */
  LOGIC_APP,
  /** The deployment template of an analytic rule; id: repository path. */
  RULE_TEMPLATE,
  /** The items that have an id; id: the id in lower case. */
  PERMANENT_ID,
  /** An address at which readers look for a page; id: key of the page. */
  ALIAS,
  /** What answers where a page was; id: {@code <kind of the page>/<address>}. */
  TOMBSTONE;

  /** Whether its pages show something; the others only lead to pages or say where one was. */
  public boolean isContent() {
    return this != PERMANENT_ID && this != ALIAS && this != TOMBSTONE;
  }
}
