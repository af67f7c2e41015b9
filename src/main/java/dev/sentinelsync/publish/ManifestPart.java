package dev.sentinelsync.publish;

import dev.sentinelsync.support.HashShare;
import dev.sentinelsync.support.Sha256;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries of those pages whose paths share one of 256 hashes. One changed page changes one
 * part, so that writing a manifest costs what changed. A part that a target holds is read when its
 * entries are first asked for. Immutable to its users.
 */
public final class ManifestPart {

  /** Folder of the parts inside the target. */
  public static final String FOLDER = SiteManifest.FOLDER + "/pages";

  /** Enough of a digest that no two parts of one site share a file. */
  private static final int NAME_DIGITS = 16;

  private final String name;
  private final String publishId;
  private final int size;
  private final int doubts;
  private final int retained;
  private final PartSource source;
  private String sha256;
  private SortedMap<String, PageEntry> pages;

  private ManifestPart(
      String name,
      String publishId,
      int size,
      int doubts,
      int retained,
      PartSource source,
      String sha256,
      SortedMap<String, PageEntry> pages) {
    this.name = name;
    this.publishId = publishId;
    this.size = size;
    this.doubts = doubts;
    this.retained = retained;
    this.source = source;
    this.sha256 = sha256;
    this.pages = pages;
  }

  /**
   * A part that a publish makes.
   *
   * @param publishId the publish; it makes the part's file one that no other publish writes or
   *     deletes
   */
  static ManifestPart of(String name, String publishId, SortedMap<String, PageEntry> pages) {
    int doubts = (int) pages.values().stream().filter(entry -> !entry.isSettled()).count();
    int retained = (int) pages.values().stream().filter(entry -> !entry.isOfSite()).count();
    return new ManifestPart(
        name,
        publishId,
        pages.size(),
        doubts,
        retained,
        null,
        null,
        Collections.unmodifiableSortedMap(pages));
  }

  /** A part that a target holds, as its manifest says. */
  static ManifestPart held(
      String name, String sha256, int size, int doubts, int retained, PartSource source) {
    return new ManifestPart(
        name, "", size, doubts, retained, source, Sha256.requireHex(sha256), null);
  }

  /** The name of the part that holds a page. */
  public static String nameFor(String path) {
    return HexFormat.of().toHexDigits((byte) HashShare.of(path));
  }

  /** Two hexadecimal digits. */
  public String name() {
    return name;
  }

  /** Number of pages. */
  public int size() {
    return size;
  }

  /** Number of pages whose content is in doubt. */
  int doubts() {
    return doubts;
  }

  /** Number of pages that are no longer part of the site, and only retained. */
  int retained() {
    return retained;
  }

  /** Digest of {@link #text()}. */
  public synchronized String sha256() {
    if (sha256 == null) {
      sha256 = Sha256.hex(text());
    }
    return sha256;
  }

  /** Where the part lies inside the target. */
  public String path() {
    return FOLDER + "/" + name + "-" + sha256().substring(0, NAME_DIGITS) + ".json";
  }

  /** The beginning of the digest that a part's path has. */
  static String digits(String path) {
    int start = path.lastIndexOf('-') + 1;
    return path.substring(start, start + NAME_DIGITS);
  }

  /** The written form of a part that a publish makes. */
  public byte[] text() {
    return ManifestFormat.writePart(publishId, pages);
  }

  /**
   * The entries by path.
   *
   * @throws TargetException if the part has to be read and cannot be
   */
  public synchronized SortedMap<String, PageEntry> pages() {
    if (pages == null) {
      take(source.read(List.of(path())).get(0));
    }
    return pages;
  }

  synchronized boolean isRead() {
    return pages != null;
  }

  PartSource source() {
    return source;
  }

  /** Takes what the target holds. */
  synchronized void take(byte[] text) {
    SortedMap<String, PageEntry> found = new TreeMap<>();
    if (!Sha256.hex(text).equals(sha256)) {
      throw ManifestFormat.corrupt(path(), "it is not what the manifest names", null);
    }
    ManifestFormat.readPages(text, path(), found);
    if (found.size() != size
        || !found.keySet().stream().map(ManifestPart::nameFor).allMatch(name::equals)) {
      throw ManifestFormat.corrupt(path(), "it has not the pages that the manifest counts", null);
    }
    pages = Collections.unmodifiableSortedMap(found);
  }
}
