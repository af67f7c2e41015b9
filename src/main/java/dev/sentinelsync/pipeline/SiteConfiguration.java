package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.HtmlPages;
import dev.sentinelsync.site.page.LastChanged;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.web.WebFiles;
import dev.sentinelsync.source.Revision;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything but the repository's files that decides on the pages. */
public final class SiteConfiguration {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  /** Scheme of targets that are a branch of Git. */
  private static final String GIT = "git";

  private SiteConfiguration() {}

  /** The settings that pages show or follow, as facts. */
  public static SortedMap<String, String> settings(SiteRuntime site, Revision revision) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("source.web-url", site.settings().webUrl(site.source().branch()).orElse(""));
    HtmlSettings html = site.settings().pages().html();
    settings.put(HtmlPages.TITLE, html.title());
    settings.put(HtmlPages.SITE_URL, html.siteUrl().orElse(""));
    settings.put(HtmlPages.ROBOTS, html.indexed() ? HtmlPages.INDEXED : "none");
    settings.putAll(forms(site));
    settings.put(
        InputCatalog.FULL_PAGES, Forms.of(settings::get).haveFullPages() ? "on" : InputCatalog.OFF);
    settings.put(
        LastChanged.SETTING, site.settings().pages().past().history() ? LastChanged.ON : "off");
    settings.put("program.version", ProgramVersion.current());
    // The month of the commit and not of the clock: a page is a function of the revision.
    settings.put("revision.month", MONTH.format(revision.committerTime().atOffset(ZoneOffset.UTC)));
    return settings;
  }

  /** The settings that decide on the forms of pages, as facts. */
  public static SortedMap<String, String> forms(SiteRuntime site) {
    HtmlSettings html = site.settings().pages().html();
    boolean inGit = TargetAddress.parse(site.settings().target()).scheme().equals(GIT);
    return new TreeMap<>(
        Map.of(
            PageContext.LAYOUT,
            site.settings().pages().layout(),
            Forms.SETTING,
            String.join(",", site.formats()),
            Forms.SEARCH,
            html.search() ? "on" : "off",
            Forms.FILES,
            String.join(",", WebFiles.of(html.siteUrl(), html.indexed(), inGit))));
  }

  /** Whether the site has the pages that only the layout {@code full} and HTML have. */
  public static boolean hasFullPages(SiteRuntime site) {
    return Forms.of(forms(site)::get).haveFullPages();
  }

  /**
   * One digest of all of it but the build of the program, stored beside that with what was
   * published.
   */
  public static String digest(SiteRuntime site, Revision revision) {
    Fingerprint print =
        Fingerprints.of(
            List.of(
                settings(site, revision),
                site.settings().pages().digested(),
                site.settings().pages().folders(),
                site.inputs().ownFiles()));
    return "%016x%016x".formatted(print.high(), print.low());
  }
}
