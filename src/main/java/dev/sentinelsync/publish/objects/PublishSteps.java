package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.objects.store.PreconditionFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of one publish in link-safe order: new before changed, assets, pages, indexes;
 * removals the other way round; the manifest last. Within a step as many at a time as the options
 * say; no step begins before the one before it is done.
 */
final class PublishSteps {

  private static final Logger LOG = LoggerFactory.getLogger(PublishSteps.class);

  /** Nobody reads a message with more names. */
  private static final int MOST_NAMED = 20;

  private final ObjectTarget target;
  private final ChangeSet changes;
  private final Map<String, PageContent> pages;
  private final SortedMap<String, Phase> leftovers;
  private final Workers workers;
  private final PageWriter writer;
  private final Map<String, Phase> touched = new ConcurrentHashMap<>();
  private final Set<String> done = ConcurrentHashMap.newKeySet();

  /**
   * @param pages the pages to write, by path
   * @param leftovers pages to remove beside those of the changes
   */
  PublishSteps(
      ObjectTarget target,
      ChangeSet changes,
      Map<String, PageContent> pages,
      SortedMap<String, Phase> leftovers,
      Workers workers,
      PageWriter writer) {
    this.target = target;
    this.changes = changes;
    this.pages = pages;
    this.leftovers = leftovers;
    this.workers = workers;
    this.writer = writer;
  }

  /**
   * Does all of them.
   *
   * @param next the manifest to end with
   * @param before the records that it replaces
   * @throws TargetException that says what is not out; the target's note says it too
   */
  void run(Claim claim, SiteManifest next, Snapshot before) {
    try {
      changePages(claim);
      changeParts(claim, next, before.manifest());
      claim.confirm();
      target.records().writeManifest(next, before.manifestTag());
    } catch (OvertakenException | PreconditionFailedException e) {
      Claim.reportLateWrites(
          target.records(), changes.request().publishId(), new TreeMap<>(touched));
      throw overtaken();
    } catch (PageWriter.ForeignObjectException e) {
      claim.release(e.path());
      throw incomplete(e);
    } catch (TargetException e) {
      throw incomplete(e);
    }
  }

  private void changePages(Claim claim) {
    Consumer<String> remove =
        path -> step(claim, path, () -> target.store().delete(target.prefix().key(path)));
    Consumer<String> write = path -> step(claim, path, () -> writer.write(pages.get(path)));
    // Stores that keep objects as files cannot hold "x" beside "x/y".
    List<String> first = changes.removalsFirst();
    workers.each(first, remove);
    groups(changes.writes(), path -> changes.entry(path).phase() + " " + changes.isNew(path))
        .forEach(group -> workers.each(group, write));
    List<String> after = new ArrayList<>(changes.removals());
    after.removeAll(first);
    groups(after, this::phase).forEach(group -> workers.each(group, remove));
    workers.each(List.copyOf(leftovers.keySet()), remove);
  }

  /** Parts have names of their own publish, so that nobody reads those that are written here. */
  private void changeParts(Claim claim, SiteManifest next, Optional<SiteManifest> before) {
    workers.each(
        next.newSince(before),
        part -> {
          claim.confirm();
          target.records().writePart(part);
        });
    workers.each(
        before.map(SiteManifest::superseded).orElseGet(List::of),
        path -> {
          claim.confirm();
          target.records().deletePart(path);
        });
  }

  private Phase phase(String path) {
    Phase phase = leftovers.get(path);
    if (phase == null && pages.containsKey(path)) {
      phase = pages.get(path).phase();
    }
    return phase != null ? phase : changes.base().orElseThrow().page(path).orElseThrow().phase();
  }

  private void step(Claim claim, String path, Runnable change) {
    claim.confirm();
    touched.put(path, phase(path));
    change.run();
    done.add(path);
  }

  /** Neighbours of the same kind together; the order stays. */
  private static List<List<String>> groups(List<String> paths, Function<String, Object> kind) {
    List<List<String>> groups = new ArrayList<>();
    Object last = null;
    for (String path : paths) {
      Object now = kind.apply(path);
      if (!now.equals(last)) {
        groups.add(new ArrayList<>());
        last = now;
      }
      groups.get(groups.size() - 1).add(path);
    }
    return groups;
  }

  private TargetException overtaken() {
    Snapshot now = target.records().read();
    long fence =
        Math.max(
            now.note().map(PublishNote::fence).orElse(0L),
            now.manifest().map(known -> known.header().fence()).orElse(0L));
    boolean newer = fence > changes.request().fence();
    return new TargetException(
        newer ? Reason.FENCED : Reason.CONFLICT,
        "Another writer"
            + (newer ? " with the newer fence " + fence : "")
            + " took over the publish to "
            + target.describe()
            + " while this one was at work. This one has left its manifest alone"
            + (newer ? " and must stop." : "; publish again on top of it."));
  }

  private TargetException incomplete(TargetException failure) {
    List<String> notOut = new ArrayList<>(changes.writes());
    notOut.removeIf(done::contains);
    List<String> notGone = new ArrayList<>(changes.removals());
    notGone.removeIf(done::contains);
    LOG.warn(
        "The publish to {} broke off. Not out: {}. Not removed: {}.",
        target.describe(),
        notOut,
        notGone);
    StringBuilder message = new StringBuilder(failure.getMessage());
    if (notOut.isEmpty() && notGone.isEmpty()) {
      message.append(" All pages are out, the manifest is not.");
    } else {
      append(message, " Not out: ", notOut, changes.writes().size());
      append(message, " Not removed: ", notGone, changes.removals().size());
    }
    message.append(" The manifest is still that of ");
    message.append(
        changes.base().map(base -> "revision " + base.header().revision()).orElse("nothing"));
    message.append("; the next sync continues from here.");
    return new TargetException(failure.reason(), message.toString(), failure);
  }

  private static void append(StringBuilder message, String what, List<String> paths, int of) {
    if (!paths.isEmpty()) {
      message.append(what).append(paths.size()).append(" of ").append(of).append(" (");
      message.append(paths.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")));
      message.append(paths.size() > MOST_NAMED ? ", …)." : ").");
    }
  }
}
