package dev.sentinelsync.catalog;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.derive.AsimParsers;
import dev.sentinelsync.catalog.derive.AsimRows;
import dev.sentinelsync.catalog.derive.ConnectorReaches;
import dev.sentinelsync.catalog.derive.ConnectorRows;
import dev.sentinelsync.catalog.derive.ConnectorTablesFacts;
import dev.sentinelsync.catalog.derive.Connectors;
import dev.sentinelsync.catalog.derive.ItemOwners;
import dev.sentinelsync.catalog.derive.ItemTablesFacts;
import dev.sentinelsync.catalog.derive.Items;
import dev.sentinelsync.catalog.derive.Letters;
import dev.sentinelsync.catalog.derive.Parsers;
import dev.sentinelsync.catalog.derive.ReferenceTables;
import dev.sentinelsync.catalog.derive.SharedIds;
import dev.sentinelsync.catalog.derive.SolutionRows;
import dev.sentinelsync.catalog.derive.Solutions;
import dev.sentinelsync.catalog.derive.SourceFiles;
import dev.sentinelsync.catalog.derive.TableRows;
import dev.sentinelsync.catalog.derive.TableStandings;
import dev.sentinelsync.catalog.derive.Tables;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemOwner;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;

/** All families of facts and the indexes between them, in their order of evaluation. */
public final class Catalog {

  private Catalog() {}

  /** A builder with all families of the catalog registered; the site adds its own behind them. */
  public static FactGraph.Builder builder() {
    return FactGraph.builder()
        .input(InputFamily.of(InputCatalog.LAST_CHANGE))
        .input(InputFamily.of(InputCatalog.OFFER))
        .input(InputFamily.of(InputCatalog.OVERRIDES))
        .input(InputFamily.of(InputCatalog.SETTING))
        .input(new ReferenceTables())
        .index(InputCatalog.DOCUMENTED_TABLES)
        .input(new SourceFiles())
        .index(
            InputCatalog.SOLUTION_FILES,
            InputCatalog.FOLDER_FILES,
            InputCatalog.FUNCTIONS,
            InputCatalog.NAMED_FILES,
            InputCatalog.REJECTED_FILES,
            InputCatalog.UNREAD_FOLDERS,
            InputCatalog.UNREAD_PARSERS,
            ParserCatalog.ASIM_NAMES,
            ParserCatalog.ASIM_FILES,
            ParserCatalog.UNIONS_BY_NAME)
        .index(
            ConnectorCatalog.CONNECTOR_DEFINITIONS,
            ConnectorCatalog.PACKAGED_DEFINITIONS,
            ConnectorCatalog.DEFINITION_FILES,
            InputCatalog.DOUBTFUL_FILES)
        .derived(new ItemOwners())
        .index(ItemCatalog.ITEMS_BY_SOLUTION, ItemCatalog.ITEMS_BY_TYPE)
        .derived(new Letters.Types())
        .derived(new Solutions())
        .index(SolutionCatalog.SOLUTIONS, SolutionCatalog.SOLUTIONS_BY_OFFER)
        .derivedForEach(SolutionCatalog.SOLUTION, new Solutions.Listed())
        .derivedForEach(ItemOwner.FAMILY, new Items())
        .index(
            ItemCatalog.ITEMS_BY_LETTER,
            ItemCatalog.LETTERS_BY_TYPE,
            ItemCatalog.ITEMS_BY_CONNECTOR,
            ItemCatalog.REQUIRED_SPELLINGS)
        .index(ItemCatalog.ITEMS_BY_ID)
        .derived(new SharedIds())
        .index(ItemCatalog.SHARED_IDS)
        .derived(new Letters.Derived())
        .derivedForEach(ItemCatalog.ITEM, new Items.Rows())
        .derivedForEach(ItemCatalog.ITEM, new Items.Summaries())
        .derivedForEach(ItemOwner.FAMILY, new ItemTablesFacts())
        .derivedForEach(ItemTablesFacts.FAMILY, new ItemTablesFacts.Shown())
        .index(
            ItemCatalog.ITEMS_BY_TABLE,
            ItemCatalog.TYPES_BY_TABLE,
            TableCatalog.TABLE_WRITERS,
            TableCatalog.TABLE_READERS)
        .index(
            ItemCatalog.ITEMS_BY_ASIM,
            ParserCatalog.ASIM_BY_SOLUTION,
            ItemCatalog.UNRESOLVED_FUNCTIONS)
        .index(ItemCatalog.UNRESOLVED)
        .derived(new Parsers())
        .derivedForEach(Parsers.FAMILY, new Parsers.Shown())
        .derivedForEach(ParserCatalog.PARSER, new Parsers.Rows())
        .index(ParserCatalog.PARSERS_BY_TABLE)
        .derived(new AsimParsers.Reading())
        .index(ParserCatalog.ASIM_SPELLINGS)
        .derived(new AsimParsers())
        .index(ParserCatalog.ASIM_PARSERS, ParserCatalog.ASIM_BY_TABLE)
        .derivedForEach(ParserCatalog.ASIM, new AsimRows())
        .index(
            ParserCatalog.ASIM_SCHEMAS,
            ParserCatalog.ASIM_PRODUCT_NAMES,
            ParserCatalog.ASIM_BY_PRODUCT)
        .derivedForEach(ParserCatalog.ASIM, new AsimParsers.Products())
        .derived(new ConnectorTablesFacts())
        .derived(new Connectors())
        .index(
            ConnectorCatalog.CONNECTORS,
            ConnectorCatalog.CONNECTORS_BY_TABLE,
            ConnectorCatalog.CONNECTORS_BY_SOLUTION,
            SolutionCatalog.SOLUTIONS_BY_TABLE)
        .index(ConnectorCatalog.UNDEFINED_CONNECTORS)
        .derivedForEach(ConnectorCatalog.CONNECTOR, new ConnectorRows())
        .derivedForEach(ConnectorCatalog.CONNECTOR, new ConnectorReaches())
        .index(ConnectorCatalog.REACHING_CONNECTORS)
        .derivedForEach(SolutionCatalog.SOLUTION, new SolutionRows())
        .index(TableCatalog.TABLE_SPELLINGS)
        .derived(new Tables())
        .derivedForEach(TableCatalog.TABLE, new TableRows.Names())
        .derivedForEach(TableCatalog.TABLE, new TableRows())
        .derivedForEach(TableCatalog.TABLE, new TableStandings())
        .index(TableCatalog.UNDOCUMENTED_TABLES)
        .index(TableCatalog.TABLE_NAMES, InputCatalog.BUCKETS);
  }
}
