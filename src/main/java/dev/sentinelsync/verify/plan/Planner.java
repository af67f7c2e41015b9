package dev.sentinelsync.verify.plan;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.BuildRequest.CacheMode;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.read.RevisionComparison;
import dev.sentinelsync.pipeline.run.PipelineRoutes;
import dev.sentinelsync.pipeline.step.BuildSteps;
import dev.sentinelsync.pipeline.step.Rendered;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.verify.plan.SitePlan.OutputChange;
import dev.sentinelsync.verify.plan.SitePlan.UnreadableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes in memory what publishing another revision would change. The target is not written to,
 * and no state is used.
 */
public final class Planner implements AutoCloseable {

  /** Files that name the commit of the site, so that each commit changes them. */
  private static final Set<PageKind> NAMING_THE_COMMIT =
      EnumSet.of(PageKind.FRESHNESS, PageKind.ATTACK_DELTA);

  private final PipelineRoutes routes;
  private final RevisionComparison comparison;

  private Planner(PipelineRoutes routes, RevisionComparison comparison) {
    this.routes = routes;
    this.comparison = comparison;
  }

  /**
   * Starts the routes of a build.
   *
   * @param routes the routes folder
   * @param folders top-level folders of the source that are read
   * @param limits as for syncs; other limits may read other files
   */
  public static Planner start(Path routes, List<String> folders, ContentLimits limits) {
    Map<String, Object> beans =
        BuildSteps.wire(folders, limits, Optional.empty(), ProgressListener.NONE).beans();
    return new Planner(
        PipelineRoutes.start(routes, List.of(PipelineRoutes.BUILD), () -> beans),
        new RevisionComparison(limits));
  }

  /**
   * Compares the sites of two revisions that the clone has. A page that goes counts as removed,
   * whatever will answer at its address: that is no news, and costs the catalog of every commit.
   *
   * @param site whose settings count; what it has in memory is left alone
   */
  public SitePlan plan(SiteRuntime site, Revision from, Revision to, ProgressListener progress) {
    if (from.id().equals(to.id())) {
      return new SitePlan(from, to, List.of(), new TreeMap<>(), List.of());
    }
    progress.progress("Building " + from.shortId(), 0, 0);
    BuildRequest older = BuildRequest.ofOneRevision(site, from);
    Map<String, BuiltOutput> before = build(older);
    SortedMap<String, SourceFile> doubtful = new TreeMap<>(older.site().catalog().doubtful());
    progress.progress("Building " + to.shortId(), 0, 0);
    // The facts of the older revision are moved to the newer one, which gives the same as a clean
    // build and reads only the files that differ.
    BuildRequest newer = new BuildRequest(older.site(), to, CacheMode.NONE, true);
    Map<String, BuiltOutput> after = build(newer);
    return new SitePlan(
        from,
        to,
        comparison.between(from, newer),
        differences(before, after),
        unreadable(doubtful, newer.site().catalog().doubtful()));
  }

  /** The digest of a file of the site, and of which kind of page it is. */
  private record BuiltOutput(String kind, String sha256) {}

  private Map<String, BuiltOutput> build(BuildRequest request) {
    Map<String, BuiltOutput> outputs = new TreeMap<>();
    routes.request("direct:build", request, Rendered.class).pages().stream()
        .filter(page -> !NAMING_THE_COMMIT.contains(page.page().kind()))
        .forEach(
            page -> {
              String kind = page.page().kind().name().toLowerCase(Locale.ROOT);
              for (PageContent output : page.outputs()) {
                outputs.put(output.path(), new BuiltOutput(kind, output.sha256()));
              }
            });
    return outputs;
  }

  private static SortedMap<String, List<OutputChange>> differences(
      Map<String, BuiltOutput> before, Map<String, BuiltOutput> after) {
    BuiltOutput none = new BuiltOutput("", "");
    SortedMap<String, List<OutputChange>> changes = new TreeMap<>();
    after.forEach(
        (address, output) -> {
          String old = before.getOrDefault(address, none).sha256();
          if (!old.equals(output.sha256())) {
            add(changes, output.kind(), new OutputChange(address, old, output.sha256()));
          }
        });
    before.forEach(
        (address, output) -> {
          if (!after.containsKey(address)) {
            add(changes, output.kind(), new OutputChange(address, output.sha256(), ""));
          }
        });
    changes.values().forEach(list -> list.sort(Comparator.comparing(OutputChange::address)));
    return changes;
  }

  private static void add(
      Map<String, List<OutputChange>> changes, String kind, OutputChange change) {
    changes.computeIfAbsent(kind, first -> new ArrayList<>()).add(change);
  }

  /** The files whose version of the newer revision cannot be read and was not there before. */
  private static List<UnreadableFile> unreadable(
      Map<String, SourceFile> before, SortedMap<String, SourceFile> after) {
    return after.values().stream()
        .filter(SourceFile::isRejected)
        .filter(
            file -> {
              SourceFile old = before.get(file.path());
              return old == null || !old.isRejected() || !old.blob().equals(file.blob());
            })
        .map(file -> new UnreadableFile(file.path(), worst(file)))
        .toList();
  }

  private static Problem worst(SourceFile file) {
    return file.problems().stream().min(Comparator.comparing(Problem::level)).orElseThrow();
  }

  @Override
  public void close() {
    routes.close();
  }
}
