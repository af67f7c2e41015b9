package dev.sentinelsync.publish;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a target holds, as the target itself says: the publish that made it and every page. The
 * pages lie in {@link ManifestPart parts}; two manifests share those that are equal. Immutable.
 */
public final class SiteManifest {

  /** The format written today. A reader refuses a higher number. */
  public static final int FORMAT_VERSION = 2;

  /**
   * Folder inside the target with the records of this program. Not part of the site, and no page
   * may lie in it.
   */
  public static final String FOLDER = ".sentinel-sync";

  /** Where the manifest lies inside the target. */
  public static final String PATH = FOLDER + "/manifest.json";

  private final Header header;
  private final SortedMap<String, ManifestPart> parts;
  private final List<String> superseded;
  private final boolean inParts;
  private SortedMap<String, PageEntry> pages;

  private SiteManifest(
      Header header,
      SortedMap<String, ManifestPart> parts,
      List<String> superseded,
      boolean inParts) {
    this.header = Objects.requireNonNull(header, "header");
    this.parts = Collections.unmodifiableSortedMap(parts);
    this.superseded = List.copyOf(superseded);
    this.inParts = inParts;
  }

  /** A manifest of which no target holds parts: one of format 1, or of a store without parts. */
  public SiteManifest(Header header, SortedMap<String, PageEntry> pages) {
    this(header, divide(header.publishId(), pages), List.of(), false);
  }

  /** A manifest as a target names it. */
  static SiteManifest held(
      Header header, SortedMap<String, ManifestPart> parts, List<String> superseded) {
    return new SiteManifest(header, parts, superseded, true);
  }

  private static SortedMap<String, ManifestPart> divide(
      String publishId, SortedMap<String, PageEntry> pages) {
    SortedMap<String, SortedMap<String, PageEntry>> divided = new TreeMap<>();
    pages.forEach(
        (path, entry) ->
            divided
                .computeIfAbsent(ManifestPart.nameFor(path), name -> new TreeMap<>())
                .put(path, entry));
    SortedMap<String, ManifestPart> parts = new TreeMap<>();
    divided.forEach((name, some) -> parts.put(name, ManifestPart.of(name, publishId, some)));
    return parts;
  }

  /** Which publish. */
  public Header header() {
    return header;
  }

  /** The parts by name; only those that hold pages. */
  public SortedMap<String, ManifestPart> parts() {
    return parts;
  }

  /**
   * Paths of the parts that the publish replaced. Readers of the manifest before may still need
   * them; the next publish deletes them.
   */
  public List<String> superseded() {
    return superseded;
  }

  /** Number of pages of the site. */
  public int size() {
    return parts.values().stream().mapToInt(part -> part.size() - part.retained()).sum();
  }

  /** What it says about a page; empty when the page is not ours. */
  public Optional<PageEntry> page(String path) {
    return Optional.ofNullable(parts.get(ManifestPart.nameFor(path)))
        .map(part -> part.pages().get(path));
  }

  /** The paths of the site's pages, part by part; a part is read when its turn comes. */
  public Stream<String> paths() {
    return parts.values().stream()
        .flatMap(part -> part.pages().entrySet().stream())
        .filter(page -> page.getValue().isOfSite())
        .map(Map.Entry::getKey);
  }

  /** The pages that are no longer part of the site, and only retained. */
  public SortedMap<String, PageEntry> retained() {
    return some(part -> part.retained() > 0, entry -> !entry.isOfSite());
  }

  /** The pages whose content is in doubt. */
  public SortedMap<String, PageEntry> doubtful() {
    return some(part -> part.doubts() > 0, entry -> !entry.isSettled());
  }

  /** Some pages; parts that hold none of them are not read. */
  private SortedMap<String, PageEntry> some(
      Predicate<ManifestPart> inPart, Predicate<PageEntry> wanted) {
    SortedMap<String, PageEntry> some = new TreeMap<>();
    parts.values().stream().filter(inPart).forEach(part -> some.putAll(part.pages()));
    some.values().removeIf(wanted.negate());
    return some;
  }

  /** All pages by path, in the order of the paths, with those that are only retained. */
  public synchronized SortedMap<String, PageEntry> pages() {
    if (pages == null) {
      readAll();
      SortedMap<String, PageEntry> all = new TreeMap<>();
      parts.values().forEach(part -> all.putAll(part.pages()));
      pages = Collections.unmodifiableSortedMap(all);
    }
    return pages;
  }

  /** Reads the parts that were not read yet, together: some stores answer after a while. */
  public void readAll() {
    List<ManifestPart> unread = parts.values().stream().filter(part -> !part.isRead()).toList();
    if (!unread.isEmpty()) {
      // Unread parts come from one manifest, and so from one source: next() leaves none.
      List<byte[]> texts =
          unread.get(0).source().read(unread.stream().map(ManifestPart::path).toList());
      for (int i = 0; i < unread.size(); i++) {
        unread.get(i).take(texts.get(i));
      }
    }
  }

  /** Whether the content of every page is known; else compare all pages, not only changed ones. */
  public boolean isSettled() {
    return parts.values().stream().allMatch(part -> part.doubts() == 0);
  }

  /** The same publish with some pages in doubt. */
  public SiteManifest with(Map<String, PageEntry> doubtful) {
    return changed(header, doubtful, List.of(), superseded);
  }

  /**
   * The manifest after a publish on top of this one. Parts without a change stay as they are.
   *
   * @param writes entries of the pages that were written
   * @param removals paths of the pages that were removed
   * @param anew whether the target gets all parts again
   */
  SiteManifest next(
      Header next, Map<String, PageEntry> writes, Collection<String> removals, boolean anew) {
    SiteManifest changed = changed(next, writes, removals, List.of());
    SortedMap<String, ManifestPart> result =
        anew ? divide(next.publishId(), changed.pages()) : changed.parts;
    List<String> replaced =
        parts.values().stream()
            .filter(part -> inParts && isReplaced(part, result.get(part.name())))
            .map(ManifestPart::path)
            .toList();
    return new SiteManifest(next, result, replaced, true);
  }

  private static boolean isReplaced(ManifestPart part, ManifestPart now) {
    return part != now && (now == null || !part.path().equals(now.path()));
  }

  private SiteManifest changed(
      Header next,
      Map<String, PageEntry> writes,
      Collection<String> removals,
      List<String> replaced) {
    readAll();
    SortedMap<String, SortedMap<String, PageEntry>> touched = new TreeMap<>();
    writes.forEach((path, entry) -> copy(touched, path).put(path, entry));
    removals.forEach(path -> copy(touched, path).remove(path));
    SortedMap<String, ManifestPart> result = new TreeMap<>(parts);
    touched.forEach(
        (name, some) -> {
          if (some.isEmpty()) {
            result.remove(name);
          } else {
            result.put(name, ManifestPart.of(name, next.publishId(), some));
          }
        });
    return new SiteManifest(next, result, replaced, inParts);
  }

  private SortedMap<String, PageEntry> copy(
      SortedMap<String, SortedMap<String, PageEntry>> touched, String path) {
    return touched.computeIfAbsent(
        ManifestPart.nameFor(path),
        name -> {
          ManifestPart part = parts.get(name);
          return part == null ? new TreeMap<>() : new TreeMap<>(part.pages());
        });
  }

  /** The parts that a target lacks which holds another manifest. */
  public List<ManifestPart> newSince(Optional<SiteManifest> held) {
    Set<String> there =
        held.filter(manifest -> manifest.inParts).map(SiteManifest::partPaths).orElseGet(Set::of);
    return parts.values().stream().filter(part -> !there.contains(part.path())).toList();
  }

  /** Where the parts lie inside the target. */
  public Set<String> partPaths() {
    return parts.values().stream().map(ManifestPart::path).collect(Collectors.toSet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SiteManifest manifest
        && header.equals(manifest.header)
        && pages().equals(manifest.pages());
  }

  @Override
  public int hashCode() {
    return header.hashCode();
  }

  @Override
  public String toString() {
    return "manifest of " + size() + " pages, " + header;
  }

  /**
   * Which publish made a site.
   *
   * @param publishId unique name of the publish
   * @param source address of the source repository, without secrets
   * @param revision commit of the source repository
   * @param configurationDigest digest of whatever but the revision decides on the pages
   * @param publishedAt when, by the publisher's clock
   * @param fence number of the right to publish; never falls
   */
  public record Header(
      String publishId,
      String source,
      String revision,
      String configurationDigest,
      Instant publishedAt,
      long fence) {

    /** Checks that all is there. */
    public Header {
      Objects.requireNonNull(publishId, "publishId");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(revision, "revision");
      Objects.requireNonNull(configurationDigest, "configurationDigest");
      Objects.requireNonNull(publishedAt, "publishedAt");
    }
  }
}
