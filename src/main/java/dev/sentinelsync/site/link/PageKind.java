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
  /** Id: repository path. */
  ITEM,
  /** Id: repository path. */
  PARSER,
  /** Id: ASIM key. */
  ASIM,
  /** Tables of values for other programs; id: file name. */
  EXPORT,
  /** Pictures; id: file name. */
  IMAGE,
  /** Style sheet and scripts of the HTML form; id: file name. */
  ASSET
}
