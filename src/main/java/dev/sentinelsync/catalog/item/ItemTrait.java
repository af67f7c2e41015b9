package dev.sentinelsync.catalog.item;

/** What distinguishes the items of some types from all others. */
public enum ItemTrait {
  /**
   * Queries call it. Outside of solutions it is no item (analysis rules 4.1), the index of parsers
   * lists it, and the tables that it reads count where it is called.
   */
  FUNCTION,
  /** Outside of solutions its file often has a name that says nothing; its folder names it. */
  NAMED_BY_FOLDER,
  /** The README in its folder is about it. */
  README_BESIDE,
  /** It sends records to tables; pages say what it does with each. */
  WRITES_TABLES,
  /** A table that it writes and other content of its solution reads serves that solution alone. */
  KEEPS_INTERNAL_TABLES
}
