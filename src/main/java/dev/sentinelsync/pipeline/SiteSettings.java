package dev.sentinelsync.pipeline;

import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.WebRoot;
import dev.sentinelsync.support.git.GitLocation;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One pair of source and target.
 *
 * @param name the pair's name in logs, metrics and state
 * @param source what is followed
 * @param target where the pages go, as {@link dev.sentinelsync.publish.targets.Targets} reads it;
 *     may hold a credential, so show {@link #maskedTarget} to people
 * @param targetSettings further settings of the target
 * @param pages what pages show, and how
 * @param limits limits of a run
 */
public record SiteSettings(
    String name,
    SourceSettings source,
    String target,
    TargetSettings targetSettings,
    PageSettings pages,
    SyncLimits limits) {

  /** The target's address without credentials. */
  public String maskedTarget() {
    return GitLocation.mask(target);
  }

  /**
   * Address of the branch's root for people, without a final slash: the configured one, or that on
   * the host of the source.
   *
   * @param branch the branch that is followed; empty for the default one
   * @return empty if there is none; then pages show paths without links
   */
  public Optional<String> webUrl(String branch) {
    return pages.webUrl().or(() -> WebRoot.of(source.uri(), branch));
  }

  /**
   * What pages show, and how.
   *
   * @param folders top-level folders of the source that are read
   * @param webUrl configured address of the branch's root for people, without a final slash
   * @param layout of pages: {@code navbar}, {@code classic} or {@code full}
   * @param html formats, title and address of the site
   * @param past what pages show of the past
   * @param templates folder of page templates; files in it replace packaged ones
   * @param reference where reference facts come from
   * @param digested further settings that decide on pages, by name
   */
  public record PageSettings(
      List<String> folders,
      Optional<String> webUrl,
      String layout,
      HtmlSettings html,
      Past past,
      Path templates,
      ReferenceFiles reference,
      SortedMap<String, String> digested) {

    /** Copies the collections. */
    public PageSettings {
      folders = List.copyOf(folders);
      digested = Collections.unmodifiableSortedMap(new TreeMap<>(digested));
    }
  }

  /**
   * What pages show of the past.
   *
   * @param history whether they show when something changed
   * @param tombstones for how many years an address that a page has left is answered; {@link #ALL},
   *     {@link #OFF}, or a number. Only with history
   */
  public record Past(boolean history, String tombstones) {

    /** However long ago the page left it. */
    public static final String ALL = "all";

    /** Not at all. */
    public static final String OFF = "off";

    /** Whether addresses that pages have left are answered. */
    public boolean hasTombstones() {
      return history && !tombstones.equals(OFF);
    }
  }

  /** The same pair, whose pages leave nothing behind where they were. */
  public SiteSettings withoutTombstones() {
    PageSettings without =
        new PageSettings(
            pages.folders(),
            pages.webUrl(),
            pages.layout(),
            pages.html(),
            new Past(pages.past().history(), Past.OFF),
            pages.templates(),
            pages.reference(),
            pages.digested());
    return new SiteSettings(name, source, target, targetSettings, without, limits);
  }

  /**
   * In which forms pages are published, and what the HTML form says of the site.
   *
   * @param formats {@code markdown}, {@code html}, or both; empty if the target decides (see {@link
   *     SiteRuntime#formats})
   * @param title of the site
   * @param siteUrl address of the site for readers, without a final slash
   * @param search whether the HTML form has a search
   * @param indexed whether search engines may show the pages
   */
  public record HtmlSettings(
      List<String> formats,
      String title,
      Optional<String> siteUrl,
      boolean search,
      boolean indexed) {

    /** Markdown alone. */
    public static final HtmlSettings NONE =
        new HtmlSettings(List.of("markdown"), "", Optional.empty(), false, true);

    /** Copies the list. */
    public HtmlSettings {
      formats = List.copyOf(formats);
    }
  }

  /**
   * Files of reference facts; the packaged one counts in place of one that is not there.
   *
   * @param tables documented tables
   * @param offers marketplace offers
   * @param techniques techniques of ATT&CK
   * @param overrides corrections
   */
  public record ReferenceFiles(Path tables, Path offers, Path techniques, Path overrides) {}

  /**
   * Limits of a run.
   *
   * @param maxPages most pages that a site may have
   * @param maxOutputs most outputs that its pages may have together
   * @param removalShare largest share of the published pages of repository content that a run
   *     removes unasked, 0 to 1
   * @param removalFloor sites with fewer such pages than this are never held
   */
  public record SyncLimits(int maxPages, int maxOutputs, double removalShare, int removalFloor) {

    /**
     * The real repository has some 12,000 pages; ten times that is no site any more. A manifest
     * names at most a million outputs. A third of all pages has never gone in one merge of its
     * history; below a hundred pages a share says nothing.
     */
    public static final SyncLimits DEFAULT = new SyncLimits(120_000, 1_000_000, 1.0 / 3, 100);
  }
}
