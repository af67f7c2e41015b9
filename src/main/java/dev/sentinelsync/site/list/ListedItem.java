package dev.sentinelsync.site.list;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemTables;
import java.util.List;

/**
 * What an item brings to lists. A fact of its own, so that a list of a thousand items measures only
 * those that changed.
 *
 * @param type what the item is
 * @param bytes of its name with the link, and of the columns that only some types have
 * @param row a row with the name and the solution
 * @param inSolution the row on the page of the solution
 * @param tables keys of the tables that it reads or writes
 */
public record ListedItem(
    ContentType type, int bytes, Entry row, Entry inSolution, List<String> tables) {

  /** By path. */
  public static final Family<ListedItem> FAMILY = new Family<>("listed-item");

  /** What a row has beside its texts. */
  static final int FRAME = 40;

  /** What the longest address of a content item has beside name and solution. */
  private static final int IDENTIFIER = 50;

  /** The longest address of a content item. */
  private static final int LONGEST_ADDRESS = 160;

  /** The sign of ASIM in a row. */
  private static final int SIGN = 70;

  static int linkToTable(String name) {
    return FRAME + 2 * Entry.bytes(name);
  }

  /** Makes it from the row and the tables of the item. */
  public static final class Of implements Derivation<ListedItem> {

    @Override
    public Family<ListedItem> family() {
      return FAMILY;
    }

    @Override
    public ListedItem derive(String path, Facts facts) {
      ItemRow row = facts.get(ItemCatalog.ITEM_ROW, path);
      ItemTables uses = facts.find(ItemCatalog.ITEM_TABLES, path).orElse(ItemTables.NONE);
      int name = Entry.bytes(row.name());
      int solution = Entry.bytes(row.solutionName());
      int bytes =
          FRAME
              + name
              + Math.min(LONGEST_ADDRESS, IDENTIFIER + solution + name)
              + Entry.bytes(row.severity())
              + Entry.bytes(String.join(", ", row.tactics()));
      boolean ofSolution = row.source() == ContentSource.SOLUTION;
      int source = ofSolution ? FRAME + 2 * solution : FRAME;
      return new ListedItem(
          row.type(),
          bytes,
          new Entry(path, row.name(), ofSolution ? 2 : 1, bytes + source),
          inSolution(row, uses, bytes, facts),
          uses.tables().stream().map(ItemTables.Use::key).toList());
    }

    private static Entry inSolution(ItemRow row, ItemTables uses, int ofRow, Facts facts) {
      int bytes = ofRow;
      if (row.type().isDescribed()) {
        bytes += Entry.bytes(facts.get(ItemCatalog.ITEM_SUMMARY, row.path()).description());
      }
      for (ItemTables.Use use : uses.tables()) {
        bytes += linkToTable(use.key());
      }
      for (ItemTables.AsimUse use : uses.asim()) {
        bytes += SIGN + linkToTable(use.name());
      }
      for (String name : uses.remote()) {
        bytes += FRAME + Entry.bytes(name);
      }
      int links = 1 + uses.tables().size() + uses.asim().size();
      return new Entry(row.path(), row.name(), links, bytes);
    }
  }
}
