package dev.sentinelsync.catalog.criteria;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import java.util.List;

/** The families and indexes of selection criteria. */
public final class CriteriaCatalog {

  /** What the queries of a file choose rows by, by repository path. */
  public static final Family<Criteria> CRITERIA = new Family<>("criteria");

  /** The criteria of each table that has any, by table key. */
  public static final Family<List<CriteriaRow>> ROWS = new Family<>("criteria-of-table");

  /** Names of the tables with more criteria than their own page shows, by table key. */
  public static final Family<String> LONG_LISTS = new Family<>("long-criteria");

  /**
   * Criteria with who filters on them, by table key. A set for each table, so that a page depends
   * on the criteria of its own table alone.
   */
  public static final Index CRITERIA_BY_TABLE = Index.of("criteria-by-table");

  /** Most rows on the page of a table; a longer list has a page of its own. */
  public static final int SHOWN = 200;

  private CriteriaCatalog() {}
}
