package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemOwner;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.ItemTables.Use;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each item reads and writes (analysis rules 6). */
public final class ItemTablesFacts implements Derivation<ItemTablesFacts.Resolved> {

  public static final Family<Resolved> FAMILY = new Family<>("item-names");

  /**
   * The resolved names of an item, with the spellings that decide how a table is called.
   *
   * @param type the item's type
   * @param solutionKey its solution or group
   * @param tables uses by table
   * @param spellings of the tables, in the same order
   * @param parsers the parsers that its queries call
   */
  record Resolved(
      ContentType type,
      String solutionKey,
      ItemTables tables,
      List<String> spellings,
      ResolvedNames.Parsers parsers) {}

  @Override
  public Family<Resolved> family() {
    return FAMILY;
  }

  @Override
  public Resolved derive(String path, Facts facts) {
    ItemOwner owner = facts.get(ItemOwner.FAMILY, path);
    SourceFile file = facts.get(InputCatalog.FILE, path);
    ResolvedNames names = NameResolution.of(file, facts);
    SortedMap<String, Use> uses = new TreeMap<>();
    SortedMap<String, String> spellings = new TreeMap<>();
    for (ResolvedNames.TableName table : names.tables()) {
      uses.put(table.key(), new Use(table.key(), TableUsage.READ, table.parserPath()));
      spellings.put(table.key(), table.spelling());
    }
    for (String written : file.facts().writtenTables()) {
      if (!NameResolution.isTableName(written)) {
        continue;
      }
      String key = written.toLowerCase(Locale.ROOT);
      uses.merge(
          key,
          new Use(key, TableUsage.WRITE, ""),
          (read, write) -> new Use(key, read.usage().and(write.usage()), read.parserPath()));
      spellings.putIfAbsent(key, written);
    }
    return new Resolved(
        owner.type(),
        owner.solutionKey(),
        new ItemTables(
            List.copyOf(uses.values()),
            names.asim(),
            names.watchlists(),
            names.unresolved(),
            names.remote()),
        List.copyOf(spellings.values()),
        names.parsers());
  }

  @Override
  public void emit(String path, Resolved item, Emitter out) {
    item.spellings()
        .forEach(
            spelling -> {
              String key = spelling.toLowerCase(Locale.ROOT);
              out.put(TableCatalog.TABLE_SPELLINGS, key, spelling);
              out.declare(TableCatalog.TABLE, key);
            });
    for (ItemTables.AsimUse use : item.tables().asim()) {
      out.put(ParserCatalog.ASIM_SPELLINGS, use.key(), use.name());
      out.put(ItemCatalog.ITEMS_BY_ASIM, use.key(), path);
      out.declare(ParserCatalog.ASIM, use.key());
    }
    if (!item.type().has(ItemTrait.FUNCTION)) {
      emitUses(path, item, out);
      item.parsers().emit(path, out);
    }
    item.tables()
        .unresolved()
        .forEach(
            name -> {
              out.put(ItemCatalog.UNRESOLVED_FUNCTIONS, name, path);
              out.put(ItemCatalog.UNRESOLVED, "", name);
            });
  }

  /**
   * Who uses what. Parsers are left out: pages list them as parsers of the table, and a query that
   * calls one uses the table itself.
   */
  private static void emitUses(String path, Resolved item, Emitter out) {
    for (Use use : item.tables().tables()) {
      out.put(ItemCatalog.ITEMS_BY_TABLE, use.key(), path);
      out.put(ItemCatalog.TYPES_BY_TABLE, use.key(), item.type().key());
      out.put(SolutionCatalog.SOLUTIONS_BY_TABLE, use.key(), item.solutionKey());
      boolean keeps = item.type().has(ItemTrait.KEEPS_INTERNAL_TABLES);
      if (use.usage() != TableUsage.READ && keeps) {
        out.put(TableCatalog.TABLE_WRITERS, use.key(), item.solutionKey());
      }
      if (use.usage() != TableUsage.WRITE && !keeps) {
        out.put(TableCatalog.TABLE_READERS, use.key(), item.solutionKey());
      }
    }
    for (ItemTables.AsimUse use : item.tables().asim()) {
      out.put(ParserCatalog.ASIM_BY_SOLUTION, item.solutionKey(), use.key());
    }
  }

  /** What items read and write, as pages show it. */
  public static final class Shown implements Derivation<ItemTables> {

    @Override
    public Family<ItemTables> family() {
      return ItemCatalog.ITEM_TABLES;
    }

    @Override
    public ItemTables derive(String path, Facts facts) {
      return facts.find(FAMILY, path).map(Resolved::tables).orElse(null);
    }
  }
}
