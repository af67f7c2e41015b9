package dev.sentinelsync.catalog.attack;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.support.Ordinal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The techniques that the rules and hunting queries of a solution or group name.
 *
 * @param solution name of the solution or group
 * @param techniques by identifier
 */
public record SolutionTechniques(String solution, List<Row> techniques) {

  /** Copies the list. */
  public SolutionTechniques {
    techniques = List.copyOf(techniques);
  }

  /**
   * One technique.
   *
   * @param id identifier
   * @param rules how many analytic rules name exactly this one
   * @param huntingQueries how many hunting queries do
   */
  public record Row(String id, int rules, int huntingQueries) {

    private Row plus(ContentType type) {
      return switch (type) {
        case ANALYTIC_RULE -> new Row(id, rules + 1, huntingQueries);
        case HUNTING_QUERY -> new Row(id, rules, huntingQueries + 1);
        default -> this;
      };
    }
  }

  /** Counts the items. */
  public static final class Of implements Derivation<SolutionTechniques> {

    @Override
    public Family<SolutionTechniques> family() {
      return AttackCatalog.SOLUTION_TECHNIQUES;
    }

    @Override
    public SolutionTechniques derive(String key, Facts facts) {
      SortedMap<String, Row> rows = new TreeMap<>(Ordinal.ORDER);
      for (String path : facts.members(ItemCatalog.ITEMS_BY_SOLUTION, key)) {
        ItemTechniques item = facts.find(AttackCatalog.ITEM_TECHNIQUES, path).orElse(null);
        if (item != null) {
          item.ids()
              .forEach(
                  id -> rows.put(id, rows.getOrDefault(id, new Row(id, 0, 0)).plus(item.type())));
        }
      }
      return rows.isEmpty()
          ? null
          : new SolutionTechniques(
              facts.get(SolutionCatalog.SOLUTION, key).name(), List.copyOf(rows.values()));
    }
  }
}
