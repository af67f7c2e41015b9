package dev.sentinelsync.catalog.check;

/**
 * What the package of a solution has of one of its analytic rules (analysis rules 9.9).
 *
 * @param packaged whether it has the rule
 * @param version as the package spells it; empty where it does not say it
 * @param sameVersion whether the version is that of the file; true where one of both is not known
 * @param sameQuery whether the query is that of the file, white space aside
 */
public record PackagedVersion(
    boolean packaged, String version, boolean sameVersion, boolean sameQuery) {

  /** A rule that its package lacks. */
  static final PackagedVersion ABSENT = new PackagedVersion(false, "", false, false);

  /** Whether the file has something that the package has not. */
  public boolean isBehind() {
    return !packaged || !sameVersion || !sameQuery;
  }
}
