package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.Overrides;
import dev.sentinelsync.catalog.input.ReferenceTable;
import dev.sentinelsync.catalog.input.SolutionFolders;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All tables: the documented ones and those that content or connectors use (analysis rules 11). */
public final class Tables implements Derivation<Table> {

  private static final String INTERNAL = "Internal";

  @Override
  public Family<Table> family() {
    return TableCatalog.TABLE;
  }

  @Override
  public Table derive(String key, Facts facts) {
    Optional<ReferenceTable> reference = facts.find(InputCatalog.REFERENCE_TABLE, key);
    String name =
        reference
            .map(ReferenceTable::name)
            .orElseGet(() -> Keys.mostUsed(facts.tally(TableCatalog.TABLE_SPELLINGS, key)));
    Overrides overrides = facts.find(InputCatalog.OVERRIDES, "table").orElse(Overrides.NONE);
    boolean custom = key.endsWith("_cl");
    List<String> internalTo = custom ? writersThatRead(key, facts) : List.of();
    String category =
        overrides.correct(name, "category", reference.map(ReferenceTable::category).orElse(""));
    if (!internalTo.isEmpty()) {
      category = INTERNAL;
    }
    String lakeOnly =
        flag(overrides, name, "lake_only_supported", reference, one -> one.features().lakeOnly());
    String transformations =
        flag(
            overrides,
            name,
            "supports_transformations",
            reference,
            one -> one.features().transformations());
    return new Table(
        key,
        name,
        reference.isPresent(),
        new Table.About(
            category,
            overrides.correct(
                name,
                "resource_types",
                reference.map(ReferenceTable::resourceTypes).orElse(List.of())),
            flag(overrides, name, "collection_method", reference, ReferenceTable::collectionMethod),
            flag(overrides, name, "description", reference, ReferenceTable::description),
            overrides.additionalInformation(name)),
        new Table.Sources(
            overrides.correct(
                name,
                "source_azure_monitor",
                reference.map(one -> one.sources().azureMonitor()).orElse(false)),
            overrides.correct(
                name,
                "source_defender_xdr",
                reference.map(one -> one.sources().defenderXdr()).orElse(false)),
            flag(
                overrides,
                name,
                "azure_monitor_doc_link",
                reference,
                one -> one.sources().azureMonitorUrl()),
            flag(
                overrides,
                name,
                "defender_xdr_doc_link",
                reference,
                one -> one.sources().defenderXdrUrl())),
        new Table.Features(
            flag(
                overrides,
                name,
                "basic_logs_eligible",
                reference,
                one -> one.features().basicLogs()),
            custom && transformations.isEmpty() && lakeOnly.equals("Yes") ? "Yes" : transformations,
            custom
                ? "Yes"
                : flag(
                    overrides,
                    name,
                    "ingestion_api_supported",
                    reference,
                    one -> one.features().ingestionApi()),
            lakeOnly),
        new Table.Usage(category.equals(INTERNAL), internalTo));
  }

  @Override
  public void emit(String key, Table table, Emitter out) {
    out.put(TableCatalog.TABLE_NAMES, "", key);
  }

  private static String flag(
      Overrides overrides,
      String name,
      String field,
      Optional<ReferenceTable> reference,
      Function<ReferenceTable, String> column) {
    return overrides.correct(name, field, reference.map(column).orElse(""));
  }

  /** Solutions with a playbook that writes the table and other content that reads it. */
  private static List<String> writersThatRead(String key, Facts facts) {
    List<String> readers = facts.members(TableCatalog.TABLE_READERS, key);
    return facts.members(TableCatalog.TABLE_WRITERS, key).stream()
        .filter(solution -> solution.startsWith(SolutionFolders.ROOT) && readers.contains(solution))
        .toList();
  }
}
