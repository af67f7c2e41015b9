package dev.sentinelsync.http.dashboard;

import dev.sentinelsync.http.dashboard.SitePanel.Links;
import dev.sentinelsync.http.dashboard.SitePanel.PageChanges;
import dev.sentinelsync.http.dashboard.SitePanel.Places;
import dev.sentinelsync.http.dashboard.SitePanel.UnreadableFiles;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.service.RunState;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.SiteState;
import dev.sentinelsync.service.SiteState.Revisions;
import dev.sentinelsync.support.git.GitLocation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts together what is shown of each site. */
final class SitePanels {

  /** A screenful; the control interface lists more. */
  private static final int RUNS_SHOWN = 25;

  /** Runs that changed pages, of those shown. */
  private static final int CHANGES_SHOWN = 5;

  /** How far back a run that read the files is looked for: two days of the default schedule. */
  private static final int RUNS_LOOKED_AT = 500;

  /** Other runs may have found that there is nothing to do, without a look at the files. */
  private static final Set<String> HAVE_READ_THE_FILES =
      Set.of(SyncStatus.PUBLISHED.name(), SyncStatus.UNSTABLE.name());

  private final ServiceControl control;
  private final List<SiteSettings> sites;
  private final ReadReports reports;
  private final Clock clock;

  SitePanels(ServiceControl control, List<SiteSettings> sites, Clock clock) {
    this.control = control;
    this.sites = List.copyOf(sites);
    this.reports = new ReadReports(control);
    this.clock = clock;
  }

  /** One panel for each site, in the order of the configuration. */
  List<SitePanel> all() {
    return sites.stream()
        .flatMap(site -> control.site(site.name()).map(state -> panel(site, state)).stream())
        .toList();
  }

  private SitePanel panel(SiteSettings site, SiteState state) {
    SourceLinks links = new SourceLinks(site.webUrl(site.source().branch()).orElse(""));
    List<RunState> runs = control.runs(site.name(), RUNS_LOOKED_AT);
    LastDay day = LastDay.until(clock.instant());
    List<RunState> shown = runs.stream().limit(RUNS_SHOWN).toList();
    return new SitePanel(
        state,
        new Places(
            GitLocation.mask(site.source().uri()),
            site.source().branch(),
            GitLocation.mask(site.target())),
        new Links(
            site.pages().html().siteUrl().orElse(null),
            commit(links, state.revisions().published()),
            commit(links, state.revisions().source()),
            compare(links, state.revisions())),
        files(runs, day, links).orElse(null),
        shown.stream().map(run -> summary(run, runs, links)).toList(),
        changes(shown, links),
        day.hours(runs, run -> pages(run, links)));
  }

  /** Pages sent and taken out; only runs that published are looked into. */
  private int pages(RunState run, SourceLinks links) {
    return HAVE_READ_THE_FILES.contains(run.status()) ? reports.pages(run, links) : 0;
  }

  private RunSummary summary(RunState run, List<RunState> newestFirst, SourceLinks links) {
    return new RunSummary(
        run,
        reports.of(run, links).map(ReadReport::digest).orElse(null),
        newlyUnreadable(run, newestFirst, links));
  }

  /** None for the first run of the history: what it met was there from the beginning. */
  private int newlyUnreadable(RunState run, List<RunState> newestFirst, SourceLinks links) {
    if (!run.status().equals(SyncStatus.UNSTABLE.name())) {
      return 0;
    }
    return newestFirst.stream()
        .skip(newestFirst.indexOf(run) + 1L)
        .filter(before -> HAVE_READ_THE_FILES.contains(before.status()))
        .findFirst()
        .flatMap(before -> unreadable(before, links))
        .flatMap(before -> unreadable(run, links).map(files -> files.since(before).fresh()))
        .orElse(0);
  }

  /** Those of the newest run that read the files, compared with those of a day ago. */
  private Optional<UnreadableFiles> files(
      List<RunState> newestFirst, LastDay day, SourceLinks links) {
    List<RunState> read =
        newestFirst.stream().filter(run -> HAVE_READ_THE_FILES.contains(run.status())).toList();
    Optional<RunState> dayAgo =
        read.stream()
            .filter(day::isBefore)
            .findFirst()
            // A younger site: what its first run met was there from the beginning.
            .or(() -> read.stream().reduce((newer, older) -> older));
    return read.stream()
        .findFirst()
        .flatMap(run -> unreadable(run, links))
        .map(now -> dayAgo.flatMap(run -> unreadable(run, links)).map(now::since).orElse(now));
  }

  private Optional<UnreadableFiles> unreadable(RunState run, SourceLinks links) {
    return reports.of(run, links).map(ReadReport::files);
  }

  private List<PageChanges> changes(List<RunState> newestFirst, SourceLinks links) {
    return newestFirst.stream()
        .flatMap(run -> reports.of(run, links).stream())
        .map(ReadReport::changes)
        .filter(change -> change.written() + change.removed() > 0)
        .limit(CHANGES_SHOWN)
        .toList();
  }

  private static String compare(SourceLinks links, Revisions revisions) {
    return revisions.published() == null || revisions.source() == null
        ? null
        : links.compare(revisions.published(), revisions.source()).orElse(null);
  }

  private static String commit(SourceLinks links, String revision) {
    return Optional.ofNullable(revision).flatMap(links::commit).orElse(null);
  }
}
