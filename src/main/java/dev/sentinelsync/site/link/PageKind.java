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
  /** Selection criteria of a table that has many; id: {@code <table key>[/<letter>[/<letter>]]}. */
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
  /** Images of the repository; id: that of the blob. */
  README_IMAGE,
  /** Style sheet and scripts of the HTML form; id: file name. */
  ASSET,
  /** The script of the search; id: file name. */
  SEARCH_SCRIPT,
  /** The page of the search. */
  EXPLORER,
  /** What results show of pages; id: file name of a shard. */
  SEARCH_CARDS,
  /** Words that lead to pages; id: file name of a shard. */
  SEARCH_TERMS,
  /** The digests of all shards; id: file name. */
  SEARCH_MANIFEST,
  /** What browsers, crawlers and hosts ask a site for; id: address. */
  WEB_FILE,
  METHODS_INDEX,
  /** Id: {@code <label of a collection method>[/<letter>[/<letter>]]}. */
  METHOD,
  LOGIC_APPS_INDEX,
  /** Id: {@code <key of a Logic App connector>[/<letter>[/<letter>]]}. */
  LOGIC_APP,
  ATTACK_INDEX,
  /** Id: identifier of a technique. */
  TECHNIQUE,
  /**
   * Items of one type of a technique with many; id: {@code <technique>/<type
   * slug>[/<letter>[/<letter>]]}.
   */
  TECHNIQUE_PART,
  /** Layer of the ATT&amp;CK Navigator; id: file name. */
  ATTACK_LAYER,
  /** Layer of a solution or group; id: its key. */
  ATTACK_SOLUTION,
  /** Layer of what changed lately; id: number of days. */
  ATTACK_DELTA,
  /** Which commit the site shows; id: file name. */
  FRESHNESS,
  /** Whose the content is. */
  LICENCE,
  /** The deployment template of an analytic rule; id: repository path. */
  RULE_TEMPLATE,
  /** Older changes of an item; id: {@code <year>/<repository path>}. */
  ITEM_HISTORY,
  /** Solutions whose packages are behind their rules; id: {@code packages}. */
  PACKAGES,
  /** Id: {@code latest}. */
  CHANGES_LATEST,
  /** Id: {@code 2022-07}. */
  CHANGES_MONTH,
  /** A day of a month with many changes; id: {@code 2022-07-11}. */
  CHANGES_DAY,
  /** Id: what the feed is of, such as {@code table/signinlogs}. */
  FEED,
  /** All items of one id, for programs; id: the item's id in lower case. */
  API_ITEM,
  /** Versions of the items of a share of the ids; id: file name. */
  API_VERSIONS,
  /** Ids of the analytic rules of a share of the names; id: file name. */
  API_NAMES,
  /** What uses a table, for programs; id: table key. */
  API_TABLE,
  /** The schema of the look-ups; id: file name. */
  API_SCHEMA,
  /** The page that compares the rules of a workspace with those of the site; HTML alone. */
  OUTDATED,
  /** Its script; id: file name. */
  OUTDATED_SCRIPT,
  /** The items that have an id; id: the id in lower case. */
  PERMANENT_ID,
  /** An address at which readers look for a page; id: key of the page. */
  ALIAS,
  /** What answers where a page was; id: {@code <kind of the page>/<address>}. */
  TOMBSTONE;

  /** Whether how much history there is decides on which pages there are. */
  public boolean isOfHistory() {
    return switch (this) {
      case ITEM_HISTORY, CHANGES_LATEST, CHANGES_MONTH, CHANGES_DAY, FEED -> true;
      default -> false;
    };
  }

  /** Whether its pages show something; the others only lead to pages or say where one was. */
  public boolean isContent() {
    return this != PERMANENT_ID && this != ALIAS && this != TOMBSTONE;
  }
}
