package dev.sentinelsync.catalog.check;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import java.util.List;

/** The families and indexes of what does not fit together. */
public final class CheckCatalog {

  /** Digests of the queries of rules and hunting queries, by repository path. */
  public static final Family<String> QUERY_DIGEST = new Family<>("query-digest");

  /** Rules and hunting queries with the same query, by its digest. */
  public static final Family<List<String>> SAME_QUERY = new Family<>("same-query");

  /** Rules and hunting queries with the same name, by its lower-cased form. */
  public static final Family<List<String>> SAME_NAME = new Family<>("same-name");

  /** Keys of tables that an item reads and no connector delivers that it requires, by path. */
  public static final Family<List<String>> UNDELIVERED = new Family<>("undelivered-tables");

  /** What packages have of analytic rules, by path; only for solutions with a package. */
  public static final Family<PackagedVersion> PACKAGED_VERSION = new Family<>("packaged-version");

  /** Rules of a solution that its package is behind of, by solution key. */
  public static final Index BEHIND = Index.of("rules-behind-package");

  /** Keys of the solutions whose packages are behind; one fact, {@link #PACKAGES_ID}. */
  public static final Family<List<String>> PACKAGES = new Family<>("packages-behind");

  /** What the one fact of {@link #PACKAGES} is called. */
  public static final String PACKAGES_ID = "packages";

  /** Solutions whose packages are behind; one set with an empty identifier. */
  public static final Index SOLUTIONS_BEHIND = Index.of("solutions-behind");

  /** Rules and hunting queries, by digest of the query. */
  public static final Index BY_QUERY = Index.of("items-by-query");

  /** Rules and hunting queries, by lower-cased name. */
  public static final Index BY_NAME = Index.of("items-by-name");

  /** Digests of queries that several items have; one set with an empty identifier. */
  public static final Index SAME_QUERIES = Index.of("same-queries");

  /** Names that several of these have; one set with an empty identifier. */
  public static final Index SAME_NAMES = Index.of("same-names");

  /** Items with such tables; one set with an empty identifier. */
  public static final Index UNDELIVERED_ITEMS = Index.of("items-with-undelivered-tables");

  private CheckCatalog() {}
}
