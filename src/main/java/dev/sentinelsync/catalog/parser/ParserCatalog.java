package dev.sentinelsync.catalog.parser;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/**
 * The families and indexes of parsers, which go by repository path, and of ASIM parsers, which go
 * by lower-cased name.
 */
public final class ParserCatalog {

  public static final Family<Parser> PARSER = new Family<>("parser");

  public static final Family<ParserRow> PARSER_ROW = new Family<>("parser-row");

  public static final Family<AsimParser> ASIM = new Family<>("asim");

  public static final Family<AsimRow> ASIM_ROW = new Family<>("asim-row");

  public static final Family<AsimProducts> ASIM_PRODUCTS = new Family<>("asim-products");

  /** Keys of ASIM parsers, by lower-cased parser or built-in name. */
  public static final Index ASIM_NAMES = Index.of("asim-names");

  /** {@code <path>} of ASIM parser files, by ASIM key. */
  public static final Index ASIM_FILES = Index.of("asim-files");

  /** Union parsers that list it, by lower-cased parser or built-in name. */
  public static final Index UNIONS_BY_NAME = Index.of("unions-by-name");

  /** ASIM parsers that its items but parsers call, by solution key. */
  public static final Index ASIM_BY_SOLUTION = Index.of("asim-by-solution");

  /** Names by which items call it, by ASIM key. */
  public static final Index ASIM_SPELLINGS = Index.counted("asim-spellings");

  /** Keys of all defined ASIM parsers; one set with an empty identifier. */
  public static final Index ASIM_PARSERS = Index.of("asim-parsers");

  /** Parsers that read it, by table key. */
  public static final Index PARSERS_BY_TABLE = Index.of("parsers-by-table");

  /** ASIM parsers that read it, by table key. */
  public static final Index ASIM_BY_TABLE = Index.of("asim-by-table");

  /** ASIM source parsers that stand for a pair or for themselves, by product. */
  public static final Index ASIM_BY_PRODUCT = Index.of("asim-by-product");

  /** Schemas of all defined ASIM parsers; one set with an empty identifier. */
  public static final Index ASIM_SCHEMAS = Index.of("asim-schemas");

  /** Products of all ASIM source parsers; one set with an empty identifier. */
  public static final Index ASIM_PRODUCT_NAMES = Index.of("asim-product-names");

  /** All ASIM parsers of it, also those that no file defines, by lower-cased schema. */
  public static final Index ASIM_BY_SCHEMA = Index.of("asim-by-schema");

  /** Paths of items and parsers whose queries call it, by path of a parser. */
  public static final Index CALLERS = Index.of("parser-callers");

  /** Paths of items and parsers that call it through other parsers only, by path of a parser. */
  public static final Index INDIRECT_CALLERS = Index.of("indirect-parser-callers");

  /** Paths of parsers outside of ASIM that call it, by ASIM key. */
  public static final Index PARSERS_BY_ASIM = Index.of("parsers-by-asim");

  /** Paths of ASIM parsers whose queries call it, by ASIM key. */
  public static final Index ASIM_CALLERS = Index.of("asim-callers");

  private ParserCatalog() {}
}
