package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceTable;
import dev.sentinelsync.catalog.table.TableCatalog;

/** The documented tables: each has a page, whether anything uses it or not (analysis rules 11). */
public final class ReferenceTables implements InputFamily<ReferenceTable> {

  @Override
  public Family<ReferenceTable> family() {
    return InputCatalog.REFERENCE_TABLE;
  }

  @Override
  public void emit(String key, ReferenceTable table, Emitter out) {
    out.put(InputCatalog.DOCUMENTED_TABLES, "", table.name());
    out.declare(TableCatalog.TABLE, key);
  }
}
