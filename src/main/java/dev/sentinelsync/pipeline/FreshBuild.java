package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.pipeline.SiteRuntime.Published;
import dev.sentinelsync.site.page.RenderedPage;
import dev.sentinelsync.source.Revision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A clean full build of one revision in memory, with nothing recorded and nothing cached: what the
 * target must hold, whatever way it came there.
 */
public final class FreshBuild {

  private final SiteRuntime world;
  private final SyncRun run;

  private FreshBuild(SiteRuntime world, SyncRun run) {
    this.world = world;
    this.run = run;
  }

  /**
   * Reads a revision and derives all facts.
   *
   * @param site whose source and settings are used; its own facts are left alone
   */
  public static FreshBuild of(SiteRuntime site, Revision revision, ContentLimits limits) {
    FileAnalyzer analyzer =
        new FileAnalyzer(ContentReaders.standard(limits), limits, new KqlAnalyzer());
    FileReading reading = new FileReading(analyzer, null, limits);
    SiteRuntime world = site.withoutMemory();
    SyncRun run =
        new SyncRun(
            "fresh",
            world,
            SyncOptions.DEFAULT.withoutFetch(),
            "VERIFY",
            0,
            Instant.EPOCH,
            List.of());
    run.revision = revision;
    world.inputs().refresh();
    world.found(new Published(new PageLedger(), Optional.empty(), false));
    new DetectStep(new PathClassifier(site.settings().folders()), analyzer).detect(run);
    ParseStep parse = new ParseStep(reading);
    run.fileTasks().parallelStream().forEach(parse::parse);
    new CatalogStep(new EarlierVersions(reading)).update(run);
    return new FreshBuild(world, run);
  }

  /** Every page of the revision, by address. */
  public List<RenderedPage> pages() {
    new PlanStep().plan(run);
    RenderStep render = new RenderStep();
    run.renderTasks().parallelStream().forEach(render::render);
    return run.takeRendered().stream().sorted(Comparator.comparing(RenderedPage::address)).toList();
  }

  /** The facts of the revision. */
  public SiteRuntime world() {
    return world;
  }
}
