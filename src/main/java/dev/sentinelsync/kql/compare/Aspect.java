package dev.sentinelsync.kql.compare;

/** A side of a query's meaning; two queries are compared side by side. */
public enum Aspect {
  /** The tables and table patterns that it reads. */
  TABLES,
  /** The functions that it calls, built-in ones included. */
  FUNCTIONS,
  /** The watchlists that it reads. */
  WATCHLISTS,
  /** The constants that a column is compared with; the subject is column and operator. */
  LITERALS,
  /** The numbers that a value is less or greater than; the subject is value and operator. */
  THRESHOLDS,
  /** The spans of time; the subject is the function or variable that takes them. */
  TIMESPANS,
  /** The kinds of joins; the subject is the operator. */
  JOINS,
  /** The columns that it projects; the subject is the operator. */
  COLUMNS
}
