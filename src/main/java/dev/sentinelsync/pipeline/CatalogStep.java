package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.source.FileChange;
import java.util.List;
import java.util.Set;

/** Fourth step: all facts of the wanted revision, by what changed. */
public final class CatalogStep {

  private final EarlierVersions earlier;

  CatalogStep(EarlierVersions earlier) {
    this.earlier = earlier;
  }

  /** Brings the facts in memory to the wanted revision. */
  public void update(SyncRun run) {
    List<SourceFile> read = run.takeRead();
    SiteRuntime site = run.site();
    FactGraph.Changes changes = new FactGraph.Changes();
    CatalogState catalog = site.catalog();
    for (FileChange change : run.changes.changes()) {
      if (change.newBlob() == null) {
        catalog.remove(changes, change.path());
      }
    }
    read.forEach(file -> catalog.put(changes, file));
    earlier.replaceUnreadable(run).forEach(file -> catalog.put(changes, file));
    run.enter(Stage.CATALOG);
    catalog.configure(
        changes,
        site.inputs().site(),
        site.inputs().reference(),
        Configuration.settings(site.settings(), run.revision));
    Set<FactKey> changed;
    try {
      changed = catalog.apply(changes, run.revision.id(), run.changes.skipped());
    } catch (RuntimeException e) {
      // Half-applied changes must not be built upon; the next run starts from the files.
      site.forgetFacts();
      throw e;
    }
    site.pending().addAll(changed);
    site.remember(catalog.doubtful().values());
  }
}
