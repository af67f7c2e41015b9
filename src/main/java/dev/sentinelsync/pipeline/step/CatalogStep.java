package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.CommitTime;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.CatalogState;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.read.ChangeRecords;
import dev.sentinelsync.pipeline.read.EarlierVersions;
import dev.sentinelsync.pipeline.read.ShownImages;
import dev.sentinelsync.pipeline.read.TechniqueChanges;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.Revision;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Fourth step: all facts of the revision, by what changed. */
public final class CatalogStep {

  private final EarlierVersions earlier;
  private final ChangeRecords records;
  private final TechniqueChanges techniques;
  private final ShownImages images;

  CatalogStep(
      EarlierVersions earlier,
      ChangeRecords records,
      TechniqueChanges techniques,
      ShownImages images) {
    this.earlier = earlier;
    this.records = records;
    this.techniques = techniques;
    this.images = images;
  }

  /** Brings the facts in memory to the revision. */
  public CatalogUpdate update(Parsed parsed) {
    BuildRequest build = parsed.detected().build();
    Collection<FileChange> files = parsed.detected().changes().changes();
    SiteRuntime site = build.site();
    CatalogState catalog = site.catalog();
    FactGraph.Changes changes = new FactGraph.Changes();
    files.stream()
        .filter(change -> change.newBlob() == null)
        .forEach(change -> catalog.remove(changes, change.path()));
    parsed.files().forEach(file -> catalog.put(changes, file));
    EarlierVersions.Replacements replaced = earlier.replaceUnreadable(build);
    replaced.files().forEach(file -> catalog.put(changes, file));
    records.update(build, changes, parsed.files());
    techniques.update(build, changes);
    changes.set(InputCatalog.HEAD, "", time(build.revision()));
    catalog.configure(
        changes,
        site.inputs().site(),
        site.inputs().reference(),
        SiteConfiguration.settings(site, build.revision()));
    site.pending().addAll(apply(site, changes, build.revision().id()));
    site.pending().addAll(addImages(build));
    site.remember(catalog.doubtful().values());
    return new CatalogUpdate(build, unreadable(catalog, files), replaced.cache());
  }

  private static CommitTime time(Revision revision) {
    return new CommitTime(revision.id(), revision.committerTime().getEpochSecond());
  }

  /** Which images there are to be read follows from the facts about READMEs. */
  private Set<FactKey> addImages(BuildRequest build) {
    FactGraph.Changes changes = new FactGraph.Changes();
    try {
      images.update(build, changes);
    } catch (RuntimeException e) {
      build.site().forgetFacts();
      throw e;
    }
    return apply(build.site(), changes, build.revision().id());
  }

  private static Set<FactKey> apply(SiteRuntime site, FactGraph.Changes changes, String revision) {
    try {
      return site.catalog().apply(changes, revision);
    } catch (RuntimeException e) {
      // Half-applied changes must not be built upon; the next run starts from the files.
      site.forgetFacts();
      throw e;
    }
  }

  private static List<SourceFile> unreadable(CatalogState catalog, Collection<FileChange> files) {
    return files.stream()
        .map(change -> catalog.doubtful().get(change.path()))
        .filter(file -> file != null && file.isRejected())
        .toList();
  }
}
