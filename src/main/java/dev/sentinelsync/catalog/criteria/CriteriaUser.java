package dev.sentinelsync.catalog.criteria;

/**
 * Who chooses rows by a criterion.
 *
 * @param kind what it is
 * @param id a repository path; the key of an ASIM parser
 */
public record CriteriaUser(Kind kind, String id) {

  /** What filters on a column. */
  public enum Kind {
    /** A content item but a parser. */
    ITEM,
    /** A parser outside of ASIM. */
    PARSER,
    /** An ASIM parser. */
    ASIM
  }
}
