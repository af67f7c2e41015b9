package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.PageSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.SiteSettings.SyncLimits;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.source.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings of sites in a temporary folder, with the project's own templates and reference facts.
 */
public final class TestSites {

  private TestSites() {}

  /** A site published to the folder {@code site}. */
  public static SiteSettings site(Path folder, String source, String layout) {
    return site(folder, source, layout, "file:" + folder.resolve("site"));
  }

  /** A site published to any target. */
  public static SiteSettings site(Path folder, String source, String layout, String target) {
    return site(folder, source, layout, target, TargetSettings.of(folder.resolve("targets")));
  }

  /** A site published to any target, with settings of the target's own. */
  public static SiteSettings site(
      Path folder, String source, String layout, String target, TargetSettings targetSettings) {
    return new SiteSettings(
        "test",
        SourceSettings.of(source, "", folder.resolve("clone")),
        target,
        targetSettings,
        new PageSettings(
            PathClassifier.DEFAULT_FOLDERS,
            Optional.of("https://github.com/Azure/Azure-Sentinel/blob/master"),
            layout,
            HtmlSettings.NONE,
            new Past(true, Past.OFF),
            Path.of("config/templates"),
            new ReferenceFiles(
                Path.of("config/reference/tables.csv"),
                Path.of("config/reference/marketplace.csv"),
                Path.of("config/reference/attack.csv"),
                Path.of("config/overrides.csv")),
            new TreeMap<>()),
        SyncLimits.DEFAULT);
  }

  /** The same site in other forms. */
  static SiteSettings with(SiteSettings site, HtmlSettings html) {
    return with(site, html, site.pages().past());
  }

  /** The same site with another past. */
  static SiteSettings with(SiteSettings site, Past past) {
    return with(site, site.pages().html(), past);
  }

  private static SiteSettings with(SiteSettings site, HtmlSettings html, Past past) {
    PageSettings pages = site.pages();
    return with(
        site,
        new PageSettings(
            pages.folders(),
            pages.webUrl(),
            pages.layout(),
            html,
            past,
            pages.templates(),
            pages.reference(),
            pages.digested()));
  }

  /** The same site with other layouts and other facts of reference. */
  public static SiteSettings with(SiteSettings site, Path templates, ReferenceFiles reference) {
    return with(site, site.pages().webUrl(), templates, reference);
  }

  /** The same site, answering at addresses that pages have left, in some formats. */
  public static SiteSettings withTombstones(
      SiteSettings site, String tombstones, HtmlSettings html) {
    PageSettings pages = site.pages();
    SortedMap<String, String> digested = new TreeMap<>(pages.digested());
    digested.put("site.<name>.tombstones", tombstones);
    return with(
        site,
        new PageSettings(
            pages.folders(),
            pages.webUrl(),
            pages.layout(),
            html,
            new Past(true, tombstones),
            pages.templates(),
            pages.reference(),
            digested));
  }

  /** The same site with other folders that are read. */
  static SiteSettings with(SiteSettings site, List<String> folders) {
    PageSettings pages = site.pages();
    return with(
        site,
        new PageSettings(
            folders,
            pages.webUrl(),
            pages.layout(),
            pages.html(),
            pages.past(),
            pages.templates(),
            pages.reference(),
            pages.digested()));
  }

  /** The same site with other links to files, other layouts and other facts of reference. */
  static SiteSettings with(
      SiteSettings site, Optional<String> webUrl, Path templates, ReferenceFiles reference) {
    PageSettings pages = site.pages();
    return with(
        site,
        new PageSettings(
            pages.folders(),
            webUrl,
            pages.layout(),
            pages.html(),
            pages.past(),
            templates,
            reference,
            pages.digested()));
  }

  private static SiteSettings with(SiteSettings site, PageSettings pages) {
    return new SiteSettings(
        site.name(), site.source(), site.target(), site.targetSettings(), pages, site.limits());
  }
}
