package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Links to tables and ASIM parsers as they stand in lists and cells of one page (page layouts 7).
 */
public final class TableLinks {

  private final PageContext context;

  /** A page that lists a thousand items names the same few tables again and again. */
  private final Map<String, TableName> facts = new HashMap<>();

  private final Map<String, Markup> links = new HashMap<>();

  public TableLinks(PageContext context) {
    this.context = context;
  }

  /** A link to a table, its name in code type. */
  public Markup table(String key) {
    return links.computeIfAbsent(
        key, table -> context.links().code(new PageId(PageKind.TABLE, table), name(table)));
  }

  /** A link to an ASIM parser, labelled with the name that was used. */
  public Markup asim(ItemTables.AsimUse use) {
    return context.links().code(new PageId(PageKind.ASIM, use.key()), use.name());
  }

  /** The table's name. */
  public String name(String key) {
    return fact(key).name();
  }

  /** Names of tables, by code point. */
  public List<String> names(Collection<String> keys) {
    return keys.stream().map(this::name).sorted(Ordinal.ORDER).toList();
  }

  /** Links to tables without code type, by name. */
  public List<Markup> plain(Collection<String> keys) {
    return keys.stream()
        .map(this::fact)
        .sorted(Comparator.comparing(TableName::name, Ordinal.ORDER))
        .map(table -> context.links().to(new PageId(PageKind.TABLE, table.key()), table.name()))
        .toList();
  }

  /** Whether it is a custom table that a solution writes and reads itself. */
  public boolean isInternal(String key) {
    return fact(key).internal();
  }

  private TableName fact(String key) {
    return facts.computeIfAbsent(key, table -> context.facts().get(TableCatalog.TABLE_NAME, table));
  }

  /** Bullets of the tables an item uses, sorted by name. */
  List<Markup> tables(ItemTables uses) {
    return byName(uses).stream().map(use -> table(use.key())).toList();
  }

  /** The uses of an item sorted by the tables' names. */
  public List<ItemTables.Use> byName(ItemTables uses) {
    return uses.tables().stream()
        .sorted(Comparator.comparing(use -> name(use.key()), Ordinal.ORDER))
        .toList();
  }

  /** Links to the ASIM parsers an item uses, sorted by name. */
  public List<Markup> asim(ItemTables uses) {
    return uses.asim().stream()
        .sorted(Comparator.comparing(ItemTables.AsimUse::name, Ordinal.ORDER))
        .map(this::asim)
        .toList();
  }

  /**
   * The cell of all tables of an item: ASIM parsers, ordinary tables, internal tables.
   *
   * @param usage whether each link says what is done with the table
   */
  public Markup cell(ItemTables uses, boolean usage) {
    Function<ItemTables.Use, Markup> link =
        use -> table(use.key()).plus(usage ? " *(" + use.usage().label() + ")*" : "");
    List<Markup> lines = new ArrayList<>();
    for (Markup asim : asim(uses)) {
      lines.add(Icons.small(context).plus(" ").plus(asim.text()).plus(usage ? " *(read)*" : ""));
    }
    List<Markup> internal = new ArrayList<>();
    for (ItemTables.Use use : byName(uses)) {
      (isInternal(use.key()) ? internal : lines).add(link.apply(use));
    }
    if (!internal.isEmpty()) {
      lines.add(new Markup("*Internal use:*"));
      lines.addAll(internal);
    }
    if (!uses.remote().isEmpty()) {
      lines.add(new Markup("*Other services:*"));
      uses.remote().forEach(name -> lines.add(new Markup(Escape.code(name))));
    }
    return lines.isEmpty() ? new Markup("-") : Markup.join("<br>", lines);
  }
}
