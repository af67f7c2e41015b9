package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Links to solutions and to the groups of items that belong to none. */
public final class SolutionLinks {

  private final PageContext context;

  public SolutionLinks(PageContext context) {
    this.context = context;
  }

  /** A link to a solution. */
  public Markup link(String key) {
    return link(context.facts().get(SolutionCatalog.SOLUTION_ROW, key));
  }

  /** A link to a solution. */
  public Markup link(SolutionRow row) {
    return context.links().to(new PageId(PageKind.SOLUTION, row.key()), row.name());
  }

  /** Links to solutions, by name. */
  public List<Markup> byName(Collection<String> keys) {
    return keys.stream()
        .map(key -> context.facts().get(SolutionCatalog.SOLUTION_ROW, key))
        .sorted(Comparator.comparing(SolutionRow::name, Ordinal.ORDER))
        .map(this::link)
        .toList();
  }
}
