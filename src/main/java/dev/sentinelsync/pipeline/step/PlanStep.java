package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncRefusedException;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.site.Site;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Fifth step: which pages are rendered. A page is rendered again if a fact that it read has another
 * value, appeared or vanished; a page that the facts ask for and that is not published is rendered;
 * one that they no longer ask for is removed. Without recorded reads every page is rendered.
 */
public final class PlanStep {

  /** Finds the pages to be rendered and those to be removed. */
  public Planned plan(CatalogUpdate update) {
    BuildRequest build = update.build();
    FactGraph graph = build.site().catalog().graph();
    Plan plan = new Plan(build.site(), graph);
    if (build.everyPage()) {
      plan.pages.addAll(Site.pages(graph));
    } else {
      plan.addTouched(build.site().published().orElseThrow().ledger());
    }
    checkSize(build, graph);
    return new Planned(
        build, RenderBatch.of(build, List.copyOf(plan.pages)), plan.causes, plan.vanished);
  }

  /** A plan in the making. */
  private static final class Plan {

    private final SiteRuntime site;
    private final FactGraph graph;
    private final SortedSet<String> pages = new TreeSet<>();
    private final SortedSet<String> vanished = new TreeSet<>();
    private final SortedMap<String, SortedSet<FactKey>> causes = new TreeMap<>();

    private Plan(SiteRuntime site, FactGraph graph) {
      this.site = site;
      this.graph = graph;
    }

    private void addTouched(PageLedger ledger) {
      if (!site.isCompared()) {
        // The first run over stored records: any page may be behind the facts.
        ledger.entries().forEach(entry -> check(entry, any -> true));
        Site.pages(graph).stream().filter(page -> ledger.find(page).isEmpty()).forEach(pages::add);
        return;
      }
      Set<FactKey> changed = site.pending();
      Predicate<FactKey> suspects =
          fact -> changed.contains(fact instanceof FactKey.Count count ? count.set() : fact);
      for (String page : ledger.readersOf(changed)) {
        ledger.find(page).ifPresent(entry -> check(entry, suspects));
      }
      for (String page : Site.pagesAmong(changed)) {
        if (ledger.find(page).isEmpty() && Site.exists(graph, page)) {
          pages.add(page);
        }
      }
    }

    private void check(PageLedger.Entry page, Predicate<FactKey> suspects) {
      SortedSet<FactKey> stale = page.staleReads(graph, suspects);
      if (stale.isEmpty()) {
        return;
      }
      if (Site.exists(graph, page.key())) {
        causes.put(page.key(), named(stale, site.pending()));
        pages.add(page.key());
      } else {
        vanished.add(page.key());
      }
    }
  }

  /** Names the facts of a family that changed where a page reads all of them. */
  private static SortedSet<FactKey> named(SortedSet<FactKey> stale, Set<FactKey> changed) {
    SortedSet<FactKey> named = new TreeSet<>();
    for (FactKey key : stale) {
      int before = named.size();
      if (key instanceof FactKey.Whole whole) {
        changed.stream().filter(whole::covers).forEach(named::add);
      }
      if (named.size() == before) {
        named.add(key);
      }
    }
    return named;
  }

  private static void checkSize(BuildRequest build, FactGraph graph) {
    int pages = Site.size(graph);
    int limit = build.site().settings().limits().maxPages();
    if (pages > limit) {
      throw new SyncRefusedException(
          SyncStatus.FAILED,
          "Revision %s asks for %d pages; the limit is %d. Raise 'limits.max-pages' if that is"
                  .formatted(build.revision().shortId(), pages, limit)
              + " what you want.");
    }
  }
}
