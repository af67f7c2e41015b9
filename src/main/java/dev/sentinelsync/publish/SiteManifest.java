package dev.sentinelsync.publish;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a target holds, as the target itself says: the publish that made it and every page.
 *
 * @param header which publish
 * @param pages by path, in the order of the paths, with those that are only retained
 */
public record SiteManifest(Header header, SortedMap<String, PageEntry> pages) {

  /** The format written today. A reader refuses a higher number. */
  public static final int FORMAT_VERSION = 1;

  /**
   * Folder inside the target with the records of this program. Not part of the site, and no page
   * may lie in it.
   */
  public static final String FOLDER = ".sentinel-sync";

  /** Where the manifest lies inside the target. */
  public static final String PATH = FOLDER + "/manifest.json";

  /** Copies the pages. */
  public SiteManifest {
    Objects.requireNonNull(header, "header");
    pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
  }

  /** What it says about a page; empty when the page is not ours. */
  public Optional<PageEntry> page(String path) {
    return Optional.ofNullable(pages.get(path));
  }

  /** The pages of the site: all but those that are only retained. */
  public SortedMap<String, PageEntry> sitePages() {
    if (pages.values().stream().allMatch(PageEntry::isOfSite)) {
      return pages;
    }
    SortedMap<String, PageEntry> site = new TreeMap<>(pages);
    site.values().removeIf(page -> !page.isOfSite());
    return site;
  }

  /** Whether the content of every page is known; else compare all pages, not only changed ones. */
  public boolean isSettled() {
    return pages.values().stream().allMatch(PageEntry::isSettled);
  }

  /**
   * Which publish made a site.
   *
   * @param formatVersion of the manifest, see {@link #FORMAT_VERSION}
   * @param publishId unique name of the publish
   * @param source address of the source repository, without secrets
   * @param revision commit of the source repository
   * @param configurationDigest digest of whatever but the revision decides on the pages
   * @param publishedAt when, by the publisher's clock
   * @param fence number of the right to publish; never falls
   */
  public record Header(
      int formatVersion,
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
