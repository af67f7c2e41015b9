package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.CommitTime;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.history.Renames;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.CatalogState;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.read.AddressRecords;
import dev.sentinelsync.pipeline.read.ChangeRecords;
import dev.sentinelsync.pipeline.read.EarlierVersions;
import dev.sentinelsync.pipeline.read.ShownImages;
import dev.sentinelsync.pipeline.read.TechniqueChanges;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.site.past.AddressChanges;
import dev.sentinelsync.site.past.AddressHistory;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.FileChange.Kind;
import dev.sentinelsync.source.Revision;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Fourth step: all facts of the revision, by what changed. */
public final class CatalogStep {

  private final EarlierVersions earlier;
  private final ChangeRecords records;
  private final TechniqueChanges techniques;
  private final AddressRecords addresses;
  private final ShownImages images;

  CatalogStep(
      EarlierVersions earlier,
      ChangeRecords records,
      TechniqueChanges techniques,
      ShownImages images,
      AddressRecords addresses) {
    this.earlier = earlier;
    this.records = records;
    this.techniques = techniques;
    this.images = images;
    this.addresses = addresses;
  }

  /** Brings the facts in memory to the revision. */
  public CatalogUpdate update(Parsed parsed) {
    BuildRequest build = parsed.detected().build();
    Collection<FileChange> files = parsed.detected().changes().changes();
    SiteRuntime site = build.site();
    CatalogState catalog = site.catalog();
    FactGraph.Changes changes = new FactGraph.Changes();
    boolean olderVersions = hasRejected(catalog);
    files.stream()
        .filter(change -> change.newBlob() == null)
        .forEach(change -> catalog.remove(changes, change.path()));
    parsed.files().forEach(file -> catalog.put(changes, file));
    EarlierVersions.Replacements replaced = earlier.replaceUnreadable(build, looked(build, files));
    replaced.files().forEach(file -> catalog.put(changes, file));
    records.update(build, changes, parsed.files());
    techniques.update(build, changes);
    changes.set(InputCatalog.HEAD, "", time(build.revision()));
    catalog.configure(
        changes,
        site.inputs().site(),
        site.inputs().reference(),
        SiteConfiguration.settings(site, build.revision()));
    try {
      site.pending().addAll(apply(build, changes, olderVersions, files));
      if (!build.isOnTheWay()) {
        site.pending().addAll(addImages(build));
      }
    } catch (RuntimeException e) {
      // Half-applied changes must not be built upon; the next run starts from the files.
      site.forgetFacts();
      throw e;
    }
    List<SourceFile> unreadable = unreadable(site, files);
    if (!build.isOnTheWay()) {
      site.remember(catalog.doubtful().values());
    }
    return new CatalogUpdate(build, unreadable, replaced.cache());
  }

  /**
   * The unreadable files whose earlier version may be another one than in the facts in memory: on
   * the way through a whole history those that the commit changed.
   */
  private static Predicate<String> looked(BuildRequest build, Collection<FileChange> files) {
    CatalogState catalog = build.site().catalog();
    AddressHistory past = catalog.addresses();
    String before = catalog.revision().orElse("");
    if (!past.wants(before, build.revision().id()) || past.isLimited()) {
      return any -> true;
    }
    return files.stream().map(FileChange::path).collect(Collectors.toSet())::contains;
  }

  private static CommitTime time(Revision revision) {
    return new CommitTime(revision.id(), revision.committerTime().getEpochSecond());
  }

  /** Which images there are to be read follows from the facts about READMEs. */
  private Set<FactKey> addImages(BuildRequest build) {
    FactGraph.Changes changes = new FactGraph.Changes();
    images.update(build, changes);
    return build.site().catalog().apply(changes, build.revision().id());
  }

  private Set<FactKey> apply(
      BuildRequest build,
      FactGraph.Changes changes,
      boolean olderVersions,
      Collection<FileChange> files) {
    CatalogState catalog = build.site().catalog();
    String revision = build.revision().id();
    String before = catalog.revision().orElse("");
    boolean wanted = catalog.addresses().wants(before, revision);
    if (!wanted && !build.isOnTheWay()) {
      // The facts as they were are many in a first build, and nobody asks for them.
      return withTombstones(build, catalog.apply(changes, revision));
    }
    FactGraph.Update update = catalog.update(changes, revision, build.isOnTheWay());
    if (wanted) {
      catalog
          .addresses()
          .put(
              Site.addressChanges(
                  catalog.graph(),
                  update,
                  new LastChange(revision, build.revision().committerTime().getEpochSecond()),
                  new AddressChanges.Extent(
                      catalog.addresses().isLimited(), olderVersions || hasRejected(catalog)),
                  renamed(files, update.before(), catalog.graph().record())));
    }
    return build.isOnTheWay() ? update.changed() : withTombstones(build, update.changed());
  }

  /** New paths of moved files by their old ones; the facts before and after tell the ids. */
  private static Map<String, String> renamed(
      Collection<FileChange> files, Facts before, Facts after) {
    Map<Kind, List<FileChange>> byKind =
        files.stream().collect(Collectors.groupingBy(FileChange::kind));
    Map<String, String> renamed = new TreeMap<>();
    new Renames<>(
            FileChange::path,
            file -> identity(file.kind() == Kind.REMOVED ? before : after, file.path()),
            file -> file.kind() == Kind.REMOVED ? file.oldBlob() : file.newBlob(),
            byKind.getOrDefault(Kind.REMOVED, List.of()),
            byKind.getOrDefault(Kind.ADDED, List.of()))
        .moved()
        .forEach((to, from) -> renamed.put(from.path(), to));
    return renamed;
  }

  private static String identity(Facts facts, String path) {
    return facts
        .find(ItemCatalog.ITEM, path)
        .filter(item -> !item.id().isEmpty())
        .map(item -> item.type() + "\n" + item.id().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private Set<FactKey> withTombstones(BuildRequest build, Set<FactKey> changed) {
    CatalogState catalog = build.site().catalog();
    FactGraph.Changes tombstones = new FactGraph.Changes();
    catalog.addresses().report(tombstones);
    changed.addAll(catalog.apply(tombstones, build.revision().id()));
    addresses.store(build);
    return changed;
  }

  /** Whether the facts in memory hold older versions of files that cannot be read. */
  private static boolean hasRejected(CatalogState catalog) {
    return catalog.doubtful().values().stream().anyMatch(SourceFile::isRejected);
  }

  /** The unreadable files that this step or one on the way to it changed. */
  private static List<SourceFile> unreadable(SiteRuntime site, Collection<FileChange> files) {
    Set<String> changed = files.stream().map(FileChange::path).collect(Collectors.toSet());
    Set<String> known =
        site.doubtfulFiles().stream()
            .map(file -> file.blob() + file.path())
            .collect(Collectors.toSet());
    return site.catalog().doubtful().values().stream()
        .filter(SourceFile::isRejected)
        .filter(file -> changed.contains(file.path()) || !known.contains(file.blob() + file.path()))
        .toList();
  }
}
