package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StagedPublication;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One publish to an object store. Until the commit the pages are in memory, as their maker's. */
final class ObjectPublication extends StagedPublication {

  private final ObjectTarget target;
  private final Snapshot snapshot;
  private final Map<String, PageContent> pages = new HashMap<>();

  ObjectPublication(ObjectTarget target, PublishRequest request, Snapshot snapshot) {
    super(new ChangeSet(request, snapshot.published()));
    this.target = target;
    this.snapshot = snapshot;
    snapshot.note().ifPresent(this::requireFence);
  }

  private void requireFence(PublishNote note) {
    if (note.fence() > changes().request().fence()) {
      throw new TargetException(
          Reason.FENCED,
          "A writer with fence "
              + note.fence()
              + " is publishing to "
              + target.describe()
              + ", this one holds only "
              + changes().request().fence()
              + ": a newer writer has taken over; this writer must stop.");
    }
  }

  @Override
  protected void stage(PageContent page) {
    pages.put(page.path(), page);
  }

  @Override
  protected PublishReceipt publish() {
    ChangeSet changes = changes();
    if (changes.changesNothing()) {
      return unchanged();
    }
    // Throws for paths that no target takes, before anything is asked for.
    changes.next();
    SortedMap<String, Phase> leftovers = leftovers();
    try (Workers workers = new Workers(target.options().parallel())) {
      PageWriter writer = writer(workers);
      List<String> obstructed = Collections.synchronizedList(new ArrayList<>());
      workers.each(
          changes.newWrites(), path -> addIf(!writer.isFree(pages.get(path)), obstructed, path));
      changes.leaveOut(obstructed);
      if (changes.changesNothing()) {
        return unchanged();
      }
      SiteManifest next = changes.next();
      PublishSteps steps = new PublishSteps(target, changes, pages, leftovers, workers, writer);
      Claim claim = claim(note(leftovers));
      steps.run(claim, next, snapshot);
      return changes.receipt(next, true, target.describe());
    }
  }

  private PublishReceipt unchanged() {
    changes().requireBase(target.records().read().published());
    return changes().receipt(changes().base().orElseThrow(), false, target.describe());
  }

  /**
   * Pages of a first publish that was never finished and that this one has no use for. After later
   * ones such pages are in the manifest, in doubt, and removed like any other.
   */
  private SortedMap<String, Phase> leftovers() {
    SortedMap<String, Phase> leftovers = new TreeMap<>();
    if (changes().base().isEmpty()) {
      leftovers.putAll(snapshot.doubts());
      leftovers.keySet().removeAll(pages.keySet());
    }
    return leftovers;
  }

  private PageWriter writer(Workers workers) {
    Set<String> owned = snapshot.owned();
    Set<String> doubtful = new HashSet<>(snapshot.doubts().keySet());
    changes().base().ifPresent(base -> doubtful.addAll(base.doubtful().keySet()));
    Set<String> asked = new HashSet<>();
    for (String path : changes().writes()) {
      addIf(!owned.contains(path) || doubtful.contains(path), asked, path);
    }
    Survey survey = Survey.of(target.store(), target.prefix(), asked, workers);
    return new PageWriter(
        target.store(), target.prefix(), target.options(), owned, doubtful, survey);
  }

  private static void addIf(boolean condition, Collection<String> paths, String path) {
    if (condition) {
      paths.add(path);
    }
  }

  private PublishNote note(SortedMap<String, Phase> leftovers) {
    SortedMap<String, Phase> touched = new TreeMap<>(snapshot.doubts());
    touched.putAll(leftovers);
    changes().writes().forEach(path -> touched.put(path, changes().entry(path).phase()));
    List<String> removals = changes().removals();
    changes()
        .base()
        .ifPresent(
            base ->
                removals.forEach(path -> touched.put(path, base.page(path).orElseThrow().phase())));
    return PublishNote.of(changes().request().publishId(), changes().request().fence(), touched);
  }

  private Claim claim(PublishNote note) {
    try {
      return Claim.take(target.records(), note, snapshot.noteTag(), target.nanoTime());
    } catch (OvertakenException e) {
      throw overtaken();
    }
  }

  /** What to say when another publish was quicker: by its fence, by its manifest, or neither. */
  private TargetException overtaken() {
    Snapshot now = target.records().read();
    now.note().ifPresent(this::requireFence);
    changes().requireBase(now.published());
    return new TargetException(
        Reason.CONFLICT,
        "Another writer is publishing to "
            + target.describe()
            + ". Nothing was changed; publish again on top of it.");
  }

  @Override
  protected void release() {
    pages.clear();
  }
}
