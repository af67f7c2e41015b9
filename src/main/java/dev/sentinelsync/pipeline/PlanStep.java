package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.pipeline.SiteRuntime.Published;
import dev.sentinelsync.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Fifth step: which pages are to be made. A page is made again if a fact that it read has another
 * value, appeared or vanished; a page that the facts ask for and that is not published is made; one
 * that they no longer ask for goes. Without recorded reads that is every page.
 */
public final class PlanStep {

  /** Finds the pages to be made and those to be removed. */
  public void plan(SyncRun run) {
    run.enter(Stage.PLAN);
    SiteRuntime site = run.site();
    FactGraph graph = site.catalog().graph();
    Published published = site.published().orElseThrow();
    SortedSet<String> wanted = new TreeSet<>();
    if (published.exact() && !run.options().hardRefresh()) {
      findTouched(run, graph, published.ledger(), wanted);
    } else {
      wanted.addAll(Site.pages(graph));
    }
    checkSize(run, graph);
    run.renderTasks = batches(run, new ArrayList<>(wanted));
    run.enter(Stage.RENDER);
  }

  private static void findTouched(
      SyncRun run, FactGraph graph, PageLedger ledger, SortedSet<String> wanted) {
    if (!run.site().isCompared()) {
      // The first run over stored records: any page may be behind the facts.
      ledger.entries().forEach(entry -> check(run, graph, entry, any -> true, wanted));
      Site.pages(graph).stream().filter(page -> ledger.find(page).isEmpty()).forEach(wanted::add);
      return;
    }
    Set<FactKey> changed = run.site().pending();
    Predicate<FactKey> suspects =
        fact -> changed.contains(fact instanceof FactKey.Count count ? count.set() : fact);
    for (String page : ledger.readersOf(changed)) {
      ledger.find(page).ifPresent(entry -> check(run, graph, entry, suspects, wanted));
    }
    for (String page : Site.pagesAmong(changed)) {
      if (ledger.find(page).isEmpty() && Site.exists(graph, page)) {
        wanted.add(page);
      }
    }
  }

  private static void check(
      SyncRun run,
      FactGraph graph,
      PageLedger.Entry page,
      Predicate<FactKey> suspects,
      SortedSet<String> wanted) {
    SortedSet<FactKey> stale = page.staleReads(graph, suspects);
    if (stale.isEmpty()) {
      return;
    }
    if (Site.exists(graph, page.key())) {
      run.causes().put(page.key(), named(stale, run.site().pending()));
      wanted.add(page.key());
    } else {
      run.vanishedPages.add(page.key());
    }
  }

  /** Says which facts of a family changed where a page reads all of them. */
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

  private static void checkSize(SyncRun run, FactGraph graph) {
    int pages = Site.size(graph);
    int limit = run.site().settings().limits().maxPages();
    if (pages > limit) {
      throw new SyncRefusedException(
          SyncStatus.FAILED,
          "Revision %s asks for %d pages; the limit is %d. Raise 'limits.max-pages' if that is"
                  .formatted(run.revision.shortId(), pages, limit)
              + " what you want.");
    }
  }

  private static List<RenderTask> batches(SyncRun run, List<String> pages) {
    List<RenderTask> batches = new ArrayList<>();
    int size = RenderTask.size(pages.size());
    for (int start = 0; start < pages.size(); start += size) {
      int end = Math.min(start + size, pages.size());
      batches.add(new RenderTask(run, pages.subList(start, end)));
    }
    return batches;
  }
}
