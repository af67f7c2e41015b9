package dev.sentinelsync.catalog;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.graph.InputFamily;

/**
 * The families of facts and the indexes between them, in their order of evaluation. Identifiers:
 * files, items and parsers go by repository path; solutions by {@link Solution#key}; tables,
 * connectors and ASIM parsers by lower-cased name, since the query language and the portal ignore
 * case in them.
 */
public final class Catalog {

  // Inputs
  /** Every file of the content folders, by path. */
  public static final Family<SourceFile> FILE = new Family<>("file");

  /** Documented tables, by lower-cased name. */
  public static final Family<ReferenceTable> REFERENCE_TABLE = new Family<>("reference-table");

  /** Marketplace offers, by {@code publisher.offer}. */
  public static final Family<MarketplaceOffer> OFFER = new Family<>("offer");

  /**
   * Corrections of single facts, by entity ({@code table}, {@code connector}, {@code solution},
   * {@code connector_association}).
   */
  public static final Family<Overrides> OVERRIDES = new Family<>("overrides");

  /** Settings and facts of the revision that pages show, by name. */
  public static final Family<String> SETTING = new Family<>("setting");

  // Derived facts; rows and names are the little that lists and links show
  public static final Family<Solution> SOLUTION = new Family<>("solution");
  public static final Family<SolutionRow> SOLUTION_ROW = new Family<>("solution-row");
  public static final Family<ListedContent> LISTED = new Family<>("listed");
  public static final Family<Parser> PARSER = new Family<>("parser");
  public static final Family<ParserRow> PARSER_ROW = new Family<>("parser-row");
  public static final Family<AsimParser> ASIM = new Family<>("asim");
  public static final Family<AsimRow> ASIM_ROW = new Family<>("asim-row");
  public static final Family<AsimProducts> ASIM_PRODUCTS = new Family<>("asim-products");
  public static final Family<ContentItem> ITEM = new Family<>("item");
  public static final Family<ItemRow> ITEM_ROW = new Family<>("item-row");
  public static final Family<ItemSummary> ITEM_SUMMARY = new Family<>("item-summary");
  public static final Family<ItemTables> ITEM_TABLES = new Family<>("item-tables");
  public static final Family<ConnectorTables> CONNECTOR_TABLES = new Family<>("connector-tables");
  public static final Family<Connector> CONNECTOR = new Family<>("connector");
  public static final Family<ConnectorRow> CONNECTOR_ROW = new Family<>("connector-row");
  public static final Family<Table> TABLE = new Family<>("table");
  public static final Family<TableName> TABLE_NAME = new Family<>("table-name");
  public static final Family<TableRow> TABLE_ROW = new Family<>("table-row");

  public static final Family<TableStanding> TABLE_STANDING = new Family<>("table-standing");

  /** The types that have items, by type slug. */
  public static final Family<ContentType> TYPE = new Family<>("type");

  /** Letters with a page of their own, by {@code <type slug>/<letter>}; see {@link Letters}. */
  public static final Family<String> LETTER = new Family<>("letter");

  // Indexes that files fill
  /** Files of a solution, by solution key. */
  public static final Index SOLUTION_FILES = Index.of("solution-files");

  /** Files of a folder, by folder path without a final slash. */
  public static final Index FOLDER_FILES = Index.of("folder-files");

  /** Paths of parser files, by the normal form of a function name (analysis rules 2). */
  public static final Index FUNCTIONS = Index.of("functions");

  /** Keys of ASIM parsers, by lower-cased parser or built-in name. */
  public static final Index ASIM_NAMES = Index.of("asim-names");

  /** {@code <path>} of ASIM parser files, by ASIM key. */
  public static final Index ASIM_FILES = Index.of("asim-files");

  /** {@code <path>#<index>} of connector definitions, by connector key. */
  public static final Index CONNECTOR_DEFINITIONS = Index.of("connector-definitions");

  /** Keys of solutions, by {@code publisher.offer}. */
  public static final Index SOLUTIONS_BY_OFFER = Index.of("solutions-by-offer");

  // Indexes that derived facts fill
  /** Items, by solution key. */
  public static final Index ITEMS_BY_SOLUTION = Index.of("items-by-solution");

  /** Items, by type key. */
  public static final Index ITEMS_BY_TYPE = Index.of("items-by-type");

  /** Items, by {@code <type slug>/<letter>}. */
  public static final Index ITEMS_BY_LETTER = Index.of("items-by-letter");

  /** Items but parsers that read or write it, by table key. */
  public static final Index ITEMS_BY_TABLE = Index.of("items-by-table");

  /** Items that call it, by ASIM key. */
  public static final Index ITEMS_BY_ASIM = Index.of("items-by-asim");

  /** ASIM parsers that its items but parsers call, by solution key. */
  public static final Index ASIM_BY_SOLUTION = Index.of("asim-by-solution");

  /** Names by which items call it, by ASIM key. */
  public static final Index ASIM_SPELLINGS = Index.tallied("asim-spellings");

  /** Items that call it, by the name of a function that nothing defines. */
  public static final Index UNRESOLVED_FUNCTIONS = Index.of("unresolved-functions");

  /** Keys of all solutions; one set with an empty identifier, without the two groups. */
  public static final Index SOLUTIONS = Index.of("solutions");

  /** Keys of all defined connectors; one set with an empty identifier. */
  public static final Index CONNECTORS = Index.of("connectors");

  /** Keys of all defined ASIM parsers; one set with an empty identifier. */
  public static final Index ASIM_PARSERS = Index.of("asim-parsers");

  /** Letters that items of a type stand under, by type slug. */
  public static final Index LETTERS_BY_TYPE = Index.of("letters-by-type");

  /** Files of which anything is in doubt; one set with an empty identifier. */
  public static final Index DOUBTFUL_FILES = Index.of("doubtful-files");

  /** Keys of all tables that pages list; one set with an empty identifier. */
  public static final Index TABLE_NAMES = Index.of("table-names");

  /** Names of all documented tables; one set with an empty identifier. */
  public static final Index DOCUMENTED_TABLES = Index.of("documented-tables");

  /** Items that ask for it, by watchlist alias in lower case. */
  public static final Index ITEMS_BY_WATCHLIST = Index.of("items-by-watchlist");

  /** Items that require it, by connector key. */
  public static final Index ITEMS_BY_CONNECTOR = Index.of("items-by-connector");

  /** Ids as items spell them, by connector key. */
  public static final Index REQUIRED_SPELLINGS = Index.tallied("required-spellings");

  /** Items that share it, by content id in lower case. */
  public static final Index ITEMS_BY_ID = Index.of("items-by-id");

  /** Solutions that write it with a playbook, by table key. */
  public static final Index TABLE_WRITERS = Index.of("table-writers");

  /** Solutions that read it with other content, by table key. */
  public static final Index TABLE_READERS = Index.of("table-readers");

  /** Names as written, by table key. */
  public static final Index TABLE_SPELLINGS = Index.tallied("table-spellings");

  /** Solutions that use it by item but parser or by connector, by table key. */
  public static final Index SOLUTIONS_BY_TABLE = Index.of("solutions-by-table");

  /** Types of the items but parsers that use it, by table key. */
  public static final Index TYPES_BY_TABLE = Index.of("types-by-table");

  /** Connectors that ingest it, by table key. */
  public static final Index CONNECTORS_BY_TABLE = Index.of("connectors-by-table");

  /** Connectors that content may be associated with, by table key. */
  static final Index REACHING_CONNECTORS = Index.of("reaching-connectors");

  /** Connectors, by solution key. */
  public static final Index CONNECTORS_BY_SOLUTION = Index.of("connectors-by-solution");

  /** Parsers that read it, by table key. */
  public static final Index PARSERS_BY_TABLE = Index.of("parsers-by-table");

  /** Parsers, by solution key; empty key for legacy parsers. */
  public static final Index PARSERS_BY_SOLUTION = Index.of("parsers-by-solution");

  /** ASIM parsers that read it, by table key. */
  public static final Index ASIM_BY_TABLE = Index.of("asim-by-table");

  /** All defined ASIM parsers, by schema. */
  public static final Index ASIM_BY_SCHEMA = Index.of("asim-by-schema");

  /** ASIM source parsers that stand for a pair or for themselves, by product. */
  public static final Index ASIM_BY_PRODUCT = Index.of("asim-by-product");

  /** Schemas of all defined ASIM parsers; one set with an empty identifier. */
  public static final Index ASIM_SCHEMAS = Index.of("asim-schemas");

  /** Products of all ASIM source parsers; one set with an empty identifier. */
  public static final Index ASIM_PRODUCT_NAMES = Index.of("asim-product-names");

  /** Union parsers that list it, by lower-cased parser or built-in name. */
  public static final Index UNIONS_BY_NAME = Index.of("unions-by-name");

  /** What numbers are counted from, by a bucket's name; see {@link Buckets}. */
  public static final Index BUCKETS = Index.of("buckets");

  /** Content ids that several items carry, in lower case; one set with an empty identifier. */
  public static final Index SHARED_IDS = Index.of("shared-ids");

  /** Functions that items call and nothing defines; one set with an empty identifier. */
  public static final Index UNRESOLVED = Index.of("unresolved");

  /** Keys of connectors that items require and nobody defines; one set, empty identifier. */
  public static final Index UNDEFINED_CONNECTORS = Index.of("undefined-connectors");

  /** Keys of tables that should be documented and are not; one set, empty identifier. */
  public static final Index UNDOCUMENTED_TABLES = Index.of("undocumented-tables");

  /** Files with a problem, by problem code. */
  public static final Index PROBLEM_FILES = Index.of("problem-files");

  private Catalog() {}

  /** A builder with all families of the catalog registered; the site adds its own behind them. */
  public static FactGraph.Builder builder() {
    return FactGraph.builder()
        .input(InputFamily.of(OFFER))
        .input(InputFamily.of(OVERRIDES))
        .input(InputFamily.of(SETTING))
        .input(new ReferenceTables())
        .index(DOCUMENTED_TABLES)
        .input(new SourceFiles())
        .index(SOLUTION_FILES, FOLDER_FILES, FUNCTIONS, ASIM_NAMES, ASIM_FILES, UNIONS_BY_NAME)
        .index(CONNECTOR_DEFINITIONS, PROBLEM_FILES, DOUBTFUL_FILES)
        .derived(new ItemOwners())
        .index(ITEMS_BY_SOLUTION, ITEMS_BY_TYPE)
        .derived(new Letters.Types())
        .derived(new Solutions())
        .index(SOLUTIONS, SOLUTIONS_BY_OFFER)
        .derivedForEach(SOLUTION, new Solutions.Listed())
        .derivedForEach(ItemOwner.FAMILY, new Items())
        .index(ITEMS_BY_LETTER, LETTERS_BY_TYPE, ITEMS_BY_CONNECTOR, REQUIRED_SPELLINGS)
        .index(ITEMS_BY_ID)
        .derived(new SharedIds())
        .index(SHARED_IDS)
        .derived(new Letters.Derived())
        .derivedForEach(ITEM, new Items.Rows())
        .derivedForEach(ITEM, new Items.Summaries())
        .derivedForEach(ItemOwner.FAMILY, new ItemTablesFacts())
        .derivedForEach(ItemTablesFacts.FAMILY, new ItemTablesFacts.Shown())
        .index(ITEMS_BY_TABLE, TYPES_BY_TABLE, TABLE_WRITERS, TABLE_READERS)
        .index(ITEMS_BY_ASIM, ASIM_BY_SOLUTION, ITEMS_BY_WATCHLIST, UNRESOLVED_FUNCTIONS)
        .index(UNRESOLVED)
        .derived(new Parsers())
        .derivedForEach(Parsers.FAMILY, new Parsers.Shown())
        .derivedForEach(PARSER, new Parsers.Rows())
        .index(PARSERS_BY_TABLE, PARSERS_BY_SOLUTION)
        .derived(new AsimParsers.Reading())
        .index(ASIM_SPELLINGS)
        .derived(new AsimParsers())
        .index(ASIM_PARSERS, ASIM_BY_TABLE, ASIM_BY_SCHEMA)
        .derivedForEach(ASIM, new AsimRows())
        .index(ASIM_SCHEMAS, ASIM_PRODUCT_NAMES, ASIM_BY_PRODUCT)
        .derivedForEach(ASIM, new AsimParsers.Products())
        .derived(new ConnectorTablesFacts())
        .derived(new Connectors())
        .index(CONNECTORS, CONNECTORS_BY_TABLE, CONNECTORS_BY_SOLUTION, SOLUTIONS_BY_TABLE)
        .index(UNDEFINED_CONNECTORS)
        .derivedForEach(CONNECTOR, new ConnectorRows())
        .derivedForEach(CONNECTOR, new ConnectorReach.Derived())
        .index(REACHING_CONNECTORS)
        .derivedForEach(SOLUTION, new SolutionRows())
        .index(TABLE_SPELLINGS)
        .derived(new Tables())
        .derivedForEach(TABLE, new TableRows.Names())
        .derivedForEach(TABLE, new TableRows())
        .derivedForEach(TABLE, new TableStanding.Derived())
        .index(UNDOCUMENTED_TABLES)
        .index(TABLE_NAMES, BUCKETS);
  }
}
