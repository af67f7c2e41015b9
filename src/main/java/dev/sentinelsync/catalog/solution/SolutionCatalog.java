package dev.sentinelsync.catalog.solution;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/** The families and indexes of solutions, which go by {@link Solution#key}. */
public final class SolutionCatalog {

  public static final Family<Solution> SOLUTION = new Family<>("solution");

  public static final Family<SolutionRow> SOLUTION_ROW = new Family<>("solution-row");

  public static final Family<ListedContent> LISTED = new Family<>("listed");

  /** Keys of all solutions; one set with an empty identifier, without the two groups. */
  public static final Index SOLUTIONS = Index.of("solutions");

  /** Keys of solutions, by {@code publisher.offer}. */
  public static final Index SOLUTIONS_BY_OFFER = Index.of("solutions-by-offer");

  /** Solutions that use it by item but parser or by connector, by table key. */
  public static final Index SOLUTIONS_BY_TABLE = Index.of("solutions-by-table");

  private SolutionCatalog() {}
}
