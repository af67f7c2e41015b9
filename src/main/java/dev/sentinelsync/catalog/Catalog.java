package dev.sentinelsync.catalog;

import dev.sentinelsync.catalog.attack.AttackCatalog;
import dev.sentinelsync.catalog.attack.ItemTechniques;
import dev.sentinelsync.catalog.attack.SolutionTechniques;
import dev.sentinelsync.catalog.attack.Technique;
import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.check.PackagedVersions;
import dev.sentinelsync.catalog.check.QueryDigests;
import dev.sentinelsync.catalog.check.Twins;
import dev.sentinelsync.catalog.check.UndeliveredTables;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.criteria.Criteria;
import dev.sentinelsync.catalog.criteria.CriteriaCatalog;
import dev.sentinelsync.catalog.derive.AsimParsers;
import dev.sentinelsync.catalog.derive.AsimRows;
import dev.sentinelsync.catalog.derive.ConnectorReaches;
import dev.sentinelsync.catalog.derive.ConnectorRows;
import dev.sentinelsync.catalog.derive.ConnectorTablesFacts;
import dev.sentinelsync.catalog.derive.Connectors;
import dev.sentinelsync.catalog.derive.ContentTypes;
import dev.sentinelsync.catalog.derive.ItemOwners;
import dev.sentinelsync.catalog.derive.ItemTablesFacts;
import dev.sentinelsync.catalog.derive.Items;
import dev.sentinelsync.catalog.derive.Parsers;
import dev.sentinelsync.catalog.derive.ReferenceTables;
import dev.sentinelsync.catalog.derive.SharedIds;
import dev.sentinelsync.catalog.derive.SolutionRows;
import dev.sentinelsync.catalog.derive.Solutions;
import dev.sentinelsync.catalog.derive.SourceFiles;
import dev.sentinelsync.catalog.derive.TableRows;
import dev.sentinelsync.catalog.derive.TableStandings;
import dev.sentinelsync.catalog.derive.Tables;
import dev.sentinelsync.catalog.derive.collection.CodelessConnectors;
import dev.sentinelsync.catalog.derive.collection.CollectionMethods;
import dev.sentinelsync.catalog.derive.collection.IngestionApis;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemOwner;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.playbook.LogicApp;
import dev.sentinelsync.catalog.playbook.LogicAppCatalog;
import dev.sentinelsync.catalog.playbook.WorkflowUse;
import dev.sentinelsync.catalog.schema.AsimSchema;
import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.catalog.schema.TableSchema;
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
        .input(InputFamily.of(InputCatalog.HEAD))
        .input(InputFamily.of(AttackCatalog.DELTA))
        .input(new Technique.Reference())
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
            ConnectorCatalog.FUNCTION_SOURCES,
            InputCatalog.DOUBTFUL_FILES,
            InputCatalog.ODD_TECHNIQUES)
        .index(SchemaCatalog.SCHEMA_FILES, SchemaCatalog.ASIM_SCHEMA_FILES)
        .derived(new TableSchema.Of())
        .derived(new ItemOwners())
        .index(ItemCatalog.ITEMS_BY_SOLUTION, ItemCatalog.ITEMS_BY_TYPE)
        .derived(new ContentTypes())
        .derived(new Solutions())
        .index(SolutionCatalog.SOLUTIONS, SolutionCatalog.SOLUTIONS_BY_OFFER)
        .derivedForEach(SolutionCatalog.SOLUTION, new Solutions.Listed())
        .derivedForEach(ItemOwner.FAMILY, new Items())
        .derivedForEach(ItemOwner.FAMILY, new WorkflowUse.Of())
        .index(LogicAppCatalog.PLAYBOOKS)
        .derived(new LogicApp.Of())
        .derivedForEach(ItemCatalog.ITEM, new ItemTechniques.Of())
        .index(AttackCatalog.ITEMS, AttackCatalog.ITEMS_BELOW, AttackCatalog.USED)
        .derived(new Technique.Of())
        .derivedForEach(SolutionCatalog.SOLUTION, new SolutionTechniques.Of())
        .index(ItemCatalog.ITEMS_BY_CONNECTOR, ItemCatalog.REQUIRED_SPELLINGS)
        .index(ItemCatalog.ITEMS_BY_ID)
        .derived(new SharedIds())
        .index(ItemCatalog.SHARED_IDS)
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
        .index(
            ParserCatalog.CALLERS,
            ParserCatalog.INDIRECT_CALLERS,
            ParserCatalog.PARSERS_BY_ASIM,
            ParserCatalog.ASIM_CALLERS)
        .derived(new AsimParsers())
        .index(ParserCatalog.ASIM_PARSERS, ParserCatalog.ASIM_BY_TABLE)
        .index(ParserCatalog.ASIM_BY_SCHEMA)
        .derived(new AsimSchema.Of())
        .derived(new Criteria.Of())
        .index(CriteriaCatalog.CRITERIA_BY_TABLE)
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
            ConnectorCatalog.CONNECTORS_BY_METHOD,
            SolutionCatalog.SOLUTIONS_BY_TABLE)
        .index(ConnectorCatalog.UNDEFINED_CONNECTORS)
        .derivedForEach(ConnectorCatalog.CONNECTOR, new ConnectorRows())
        .derivedForEach(ConnectorCatalog.CONNECTOR, new IngestionApis())
        .derivedForEach(ConnectorCatalog.CONNECTOR, new CodelessConnectors())
        .derived(new CollectionMethods())
        .derivedForEach(ConnectorCatalog.CONNECTOR, new ConnectorReaches())
        .index(ConnectorCatalog.REACHING_CONNECTORS)
        .derivedForEach(SolutionCatalog.SOLUTION, new SolutionRows())
        .index(TableCatalog.TABLE_SPELLINGS)
        .derived(new Tables())
        .derivedForEach(TableCatalog.TABLE, new TableRows.Names())
        .derivedForEach(TableCatalog.TABLE, new TableRows())
        .derivedForEach(TableCatalog.TABLE, new Criteria.Rows())
        .derivedForEach(CriteriaCatalog.ROWS, new Criteria.LongLists())
        .derivedForEach(TableCatalog.TABLE, new TableStandings())
        .index(TableCatalog.UNDOCUMENTED_TABLES)
        .index(TableCatalog.TABLE_NAMES, InputCatalog.BUCKETS)
        .derivedForEach(ItemCatalog.ITEM, new QueryDigests())
        .index(CheckCatalog.BY_QUERY, CheckCatalog.BY_NAME)
        .derived(Twins.byQuery())
        .derived(Twins.byName())
        .derivedForEach(ItemCatalog.ITEM, new UndeliveredTables())
        .derivedForEach(ItemCatalog.ITEM, new PackagedVersions())
        .index(CheckCatalog.SAME_QUERIES, CheckCatalog.SAME_NAMES, CheckCatalog.UNDELIVERED_ITEMS)
        .index(CheckCatalog.BEHIND, CheckCatalog.SOLUTIONS_BEHIND)
        .derived(new PackagedVersions.Behind());
  }
}
