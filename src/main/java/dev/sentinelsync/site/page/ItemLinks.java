package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Links to content items, alone and under their types and solutions (page layouts 7, 8.10). */
public final class ItemLinks {

  private final PageContext context;

  public ItemLinks(PageContext context) {
    this.context = context;
  }

  /**
   * Items under their types and solutions.
   *
   * @param count how many items
   * @param types in the order of the site, those without items left out
   */
  public record ByType(int count, List<TypeGroup> types) {}

  /**
   * Items of one type.
   *
   * @param plural the type
   * @param count how many items
   * @param groups by name of solution
   */
  public record TypeGroup(String plural, int count, List<SolutionGroup> groups) {}

  /**
   * Items of one solution or group.
   *
   * @param solution link to it
   * @param items links to them, by name
   */
  public record SolutionGroup(Markup solution, List<Markup> items) {}

  /** A link to an item. */
  Markup link(ItemRow row) {
    return context.links().to(new PageId(PageKind.ITEM, row.path()), row.name());
  }

  /** A link to an item, with a sign if its solution's definition does not list it. */
  public Markup flagged(ItemRow row) {
    return row.listed() ? link(row) : link(row).plus(" ⚠️");
  }

  /** The rows of items, by name; equal names in the order of their paths. */
  public List<ItemRow> rows(Collection<String> paths) {
    return paths.stream()
        .map(path -> context.facts().get(ItemCatalog.ITEM_ROW, path))
        .sorted(Comparator.comparing(ItemRow::name, Ordinal.ORDER))
        .toList();
  }

  /**
   * Groups items.
   *
   * @param paths the items
   * @param remark what the page says behind the link to an item, mostly nothing
   */
  public ByType byType(Collection<String> paths, Function<ItemRow, String> remark) {
    Map<ContentType, List<ItemRow>> byType = new EnumMap<>(ContentType.class);
    List<ItemRow> rows = rows(paths);
    rows.forEach(row -> byType.computeIfAbsent(row.type(), type -> new ArrayList<>()).add(row));
    List<TypeGroup> types =
        ContentType.inGroups().stream()
            .filter(byType::containsKey)
            .map(
                type ->
                    new TypeGroup(
                        type.plural(),
                        byType.get(type).size(),
                        bySolution(byType.get(type), remark)))
            .toList();
    return new ByType(rows.size(), types);
  }

  private List<SolutionGroup> bySolution(List<ItemRow> rows, Function<ItemRow, String> remark) {
    Map<String, List<ItemRow>> bySolution = new LinkedHashMap<>();
    rows.stream()
        .sorted(
            Comparator.comparing(ItemRow::solutionName, Ordinal.ORDER)
                .thenComparing(ItemRow::solutionKey, Ordinal.ORDER))
        .forEach(
            row ->
                bySolution.computeIfAbsent(row.solutionKey(), key -> new ArrayList<>()).add(row));
    return bySolution.entrySet().stream()
        .map(
            group ->
                new SolutionGroup(
                    solution(group.getValue().get(0)),
                    group.getValue().stream()
                        .map(row -> link(row).plus(remark.apply(row)))
                        .toList()))
        .toList();
  }

  private Markup solution(ItemRow row) {
    return context.links().to(new PageId(PageKind.SOLUTION, row.solutionKey()), row.solutionName());
  }
}
