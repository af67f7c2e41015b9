package dev.sentinelsync.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a publication changes, relative to the manifest it began on: decides what must be written,
 * in which order, and what the next manifest says. Every store has the same rules by using this.
 * Used by one thread.
 */
public final class ChangeSet {

  private final PublishRequest request;
  private final SiteManifest base;
  private final SortedMap<String, PageEntry> writes = new TreeMap<>();
  private final SortedMap<String, PageEntry> removals = new TreeMap<>();
  private final SortedMap<String, PageEntry> retained = new TreeMap<>();
  private final Set<String> named = new HashSet<>();
  private int unchanged;
  private final SortedSet<String> leftOut = new TreeSet<>();
  private long bytes;

  /**
   * Nothing changed yet.
   *
   * @throws TargetException {@code FENCED} when the base is of a newer writer
   */
  public ChangeSet(PublishRequest request, Optional<SiteManifest> base) {
    this.request = request;
    this.base = base.orElse(null);
    base.ifPresent(this::requireFence);
  }

  /** What the changes are relative to. */
  public Optional<SiteManifest> base() {
    return Optional.ofNullable(base);
  }

  /** What is published, and by which right. */
  public PublishRequest request() {
    return request;
  }

  /**
   * Notes a page of the new revision.
   *
   * @return whether its content must be written; false when the target has it
   * @throws TargetException {@code INVALID_PAGE} when its path was put or removed before
   */
  public boolean put(PageContent page) {
    nameOnce(page.path());
    PageEntry old = held(page.path());
    boolean same =
        old != null
            && old.sha256().equals(page.sha256())
            && old.size() == page.size()
            && old.isOfSite();
    if (same && !request.repair()) {
      unchanged++;
      return false;
    }
    writes.put(page.path(), page.entry());
    bytes += page.size();
    return true;
  }

  /**
   * Notes that a page goes.
   *
   * @return whether there is something to remove; false when it is not ours
   * @throws TargetException {@code INVALID_PAGE} when its path breaks {@link PathRules} or was put
   *     or removed before
   */
  public boolean remove(String path) {
    nameOnce(PathRules.check(path));
    PageEntry old = held(path);
    if (old == null) {
      return false;
    }
    removals.put(path, old);
    return true;
  }

  private PageEntry held(String path) {
    return base == null ? null : base.page(path).orElse(null);
  }

  /**
   * Notes that a page is no longer part of the site and that its file stays; nothing happens when
   * the page is not ours.
   *
   * @throws TargetException {@code INVALID_PAGE} as for {@link #remove}
   */
  public void retain(String path) {
    nameOnce(PathRules.check(path));
    PageEntry old = held(path);
    if (old != null) {
      retained.put(path, old.retainedSince(request.publishedAt()));
    }
  }

  /** The pages that are retained from now on. */
  public SortedSet<String> retained() {
    return new TreeSet<>(retained.keySet());
  }

  private void nameOnce(String path) {
    if (!named.add(path)) {
      throw invalid(path, "was put or removed twice in one publish");
    }
  }

  /**
   * Leaves pages out of what is written, because something that is not ours is where they must go.
   *
   * @param paths of new pages
   */
  public void leaveOut(Collection<String> paths) {
    for (String path : paths) {
      bytes -= writes.remove(path).size();
      leftOut.add(path);
    }
  }

  /** Whether pages were left out. */
  public boolean leavesOut() {
    return !leftOut.isEmpty();
  }

  /** The pages to write that are not in the base's manifest. */
  public List<String> newWrites() {
    return writes().stream().filter(this::isNew).toList();
  }

  /** Whether the target already is what was asked for, so that nothing needs to be written. */
  public boolean changesNothing() {
    return base != null
        && writes.isEmpty()
        && removals.isEmpty()
        && retained.isEmpty()
        && base.header().revision().equals(request.commit().revision())
        && base.header().source().equals(request.commit().repository())
        && base.header().configurationDigest().equals(request.configurationDigest());
  }

  /**
   * The pages to write, in link-safe order: by phase, new pages before changed ones, because a
   * changed page may link to a new one and nothing links to a new one yet.
   */
  public List<String> writes() {
    List<String> paths = new ArrayList<>(writes.keySet());
    paths.sort(
        Comparator.comparing((String path) -> writes.get(path).phase())
            .thenComparing(path -> !isNew(path))
            .thenComparing(Comparator.naturalOrder()));
    return paths;
  }

  /** The pages to remove, in link-safe order: indexes first. */
  public List<String> removals() {
    List<String> paths = new ArrayList<>(removals.keySet());
    paths.sort(
        Comparator.comparing((String path) -> removals.get(path).phase())
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    return paths;
  }

  /**
   * Those of the pages to remove that must go before anything is written, because a page to write
   * takes their name as a folder, takes the name of their folder, or differs by case alone, which
   * is the same file on some file systems. Only for stores to which that matters.
   */
  public List<String> removalsFirst() {
    if (removals.isEmpty() || writes.isEmpty()) {
      return List.of();
    }
    SortedSet<String> written = new TreeSet<>();
    writes.keySet().forEach(path -> written.add(PathRules.fold(path)));
    return removals().stream().filter(path -> isInTheWay(path, written)).toList();
  }

  /** Whether a path is among {@link #removalsFirst()}. */
  public boolean removesFirst(String path) {
    return removals.containsKey(path) && removalsFirst().contains(path);
  }

  private static boolean isInTheWay(String path, SortedSet<String> written) {
    String fold = PathRules.fold(path);
    String folder = fold + "/";
    SortedSet<String> after = written.tailSet(folder);
    if (written.contains(fold) || (!after.isEmpty() && after.first().startsWith(folder))) {
      return true;
    }
    for (int slash = fold.indexOf('/'); slash >= 0; slash = fold.indexOf('/', slash + 1)) {
      if (written.contains(fold.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a page to write is not in the base's manifest. Then a file that is there already is
   * somebody else's.
   */
  public boolean isNew(String path) {
    return held(path) == null;
  }

  /** The metadata of a page to write. */
  public PageEntry entry(String path) {
    return writes.get(path);
  }

  /**
   * Checks that the target still is what this began on. Called as late as the store can.
   *
   * @param now what the target says at this moment
   * @throws TargetException {@code FENCED} or {@code CONFLICT} when another writer has published
   */
  public void requireBase(Optional<SiteManifest> now) {
    now.ifPresent(this::requireFence);
    String before = base == null ? "" : base.header().publishId();
    String after = now.map(manifest -> manifest.header().publishId()).orElse("");
    if (!before.equals(after)) {
      throw new TargetException(
          TargetException.Reason.CONFLICT,
          "Another writer has published meanwhile (publish \""
              + after
              + "\"). Nothing was changed; publish again on top of it.");
    }
  }

  private void requireFence(SiteManifest published) {
    long fence = published.header().fence();
    if (fence > request.fence()) {
      throw new TargetException(
          TargetException.Reason.FENCED,
          "The target was published with fence "
              + fence
              + ", this writer holds only "
              + request.fence()
              + ": a newer writer has taken over. Nothing was changed; this writer must stop.");
    }
  }

  /**
   * What the target will hold. Pages of the base that were neither put nor removed stay as they
   * are, be they in doubt.
   *
   * @throws TargetException {@code INVALID_PAGE} when two pages would differ by case or Unicode
   *     form alone, or one would be the folder of another
   */
  public SiteManifest next() {
    SortedMap<String, PageEntry> entries = new TreeMap<>(retained);
    entries.putAll(writes);
    SiteManifest next =
        base()
            .orElseGet(() -> new SiteManifest(request.header(), new TreeMap<>()))
            .next(request.header(), entries, removals.keySet(), request.repair());
    if (writes.keySet().stream().anyMatch(this::isNew)) {
      requireDistinct(next.pages().keySet());
    }
    return next;
  }

  private void requireDistinct(Set<String> paths) {
    Map<String, String> byFold = new HashMap<>();
    for (String path : paths) {
      String other = byFold.put(PathRules.fold(path), path);
      if (other != null) {
        throw invalid(
            path, "differs from \"" + PathRules.printable(other) + "\" only by case or form");
      }
    }
    SortedSet<String> folds = new TreeSet<>(byFold.keySet());
    for (String path : writes.keySet()) {
      if (isNew(path)) {
        requireNoFolder(path, folds, byFold);
      }
    }
  }

  private static void requireNoFolder(
      String path, SortedSet<String> folds, Map<String, String> byFold) {
    String folder = PathRules.fold(path) + "/";
    SortedSet<String> after = folds.tailSet(folder);
    if (!after.isEmpty() && after.first().startsWith(folder)) {
      throw invalid(path, "is a page and also the folder of another page");
    }
    for (int slash = folder.indexOf('/'); slash < folder.length() - 1; ) {
      if (byFold.containsKey(folder.substring(0, slash))) {
        throw invalid(path, "lies in a folder that is itself a page");
      }
      slash = folder.indexOf('/', slash + 1);
    }
  }

  /**
   * The receipt of what was done.
   *
   * @param manifest what the target holds now
   * @param changed whether anything was written
   * @param location what the store calls the result
   */
  public PublishReceipt receipt(SiteManifest manifest, boolean changed, String location) {
    return new PublishReceipt(
        manifest, changed, writes.size(), unchanged, removals.size(), bytes, location, leftOut);
  }

  private static TargetException invalid(String path, String why) {
    return new TargetException(
        TargetException.Reason.INVALID_PAGE,
        "The page path \"" + PathRules.printable(path) + "\" " + why + ". Nothing was published.");
  }
}
