package dev.sentinelsync.verify;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.run.PipelineRoutes;
import dev.sentinelsync.pipeline.step.BuildSteps;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.Rendered;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Verifies targets: the entry to the route {@code verify}. */
public final class Verifier implements AutoCloseable {

  private final PipelineRoutes routes;
  private final boolean own;

  private Verifier(PipelineRoutes routes, boolean own) {
    this.routes = routes;
    this.own = own;
  }

  /** Uses routes that run already and that {@link #beans} were bound for; does not close them. */
  public static Verifier over(PipelineRoutes routes) {
    return new Verifier(routes, false);
  }

  /**
   * Starts the routes in a context of their own; needs no state.
   *
   * @param routes the routes folder
   * @param folders top-level folders of the source that are read
   * @param limits as for syncs; other limits may read other files
   */
  public static Verifier start(Path routes, List<String> folders, ContentLimits limits) {
    Map<String, Object> beans =
        new TreeMap<>(
            BuildSteps.wire(folders, limits, Optional.empty(), ProgressListener.NONE).beans());
    beans.putAll(beans());
    return new Verifier(
        PipelineRoutes.start(
            routes, List.of(PipelineRoutes.BUILD, PipelineRoutes.VERIFY), () -> beans),
        true);
  }

  /** The beans that {@code verify.yaml} names, beside those of the build. */
  public static Map<String, Object> beans() {
    return Map.of("verifyStep", new VerifyStep());
  }

  /** Compares every byte of a target with a clean full build of the revision that it holds. */
  public Verification verify(SiteRuntime site, ProgressListener progress) {
    return routes.request("direct:verify", new VerifyRequest(site, progress), Verification.class);
  }

  /** Every page of a revision as a clean full build renders it, by address. */
  public List<PreparedPage> pages(SiteRuntime site, Revision revision) {
    return routes
        .request("direct:build", BuildRequest.fresh(site, revision), Rendered.class)
        .pages();
  }

  @Override
  public void close() {
    if (own) {
      routes.close();
    }
  }
}
