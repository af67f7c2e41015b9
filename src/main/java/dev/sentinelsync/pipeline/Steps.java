package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import java.time.Clock;
import java.util.List;

/**
 * The beans behind the steps of the sync route, wired to one state.
 *
 * @param fetch first step
 * @param detect second step
 * @param parse third step
 * @param catalog fourth step
 * @param plan fifth step
 * @param render sixth step
 * @param publish seventh step
 * @param record last step
 */
public record Steps(
    FetchStep fetch,
    DetectStep detect,
    ParseStep parse,
    CatalogStep catalog,
    PlanStep plan,
    RenderStep render,
    PublishStep publish,
    RecordStep record) {

  /**
   * Wires the steps.
   *
   * @param folders top-level folders that are read
   */
  public static Steps wire(
      StateDatabase state,
      List<String> folders,
      ContentLimits limits,
      RightToPublish right,
      ProgressListener progress,
      Clock clock) {
    FileAnalyzer analyzer =
        new FileAnalyzer(ContentReaders.standard(limits), limits, new KqlAnalyzer());
    FileReading reading = new FileReading(analyzer, state.parseCache(), limits);
    return new Steps(
        new FetchStep(new PublishedLookup(state), progress),
        new DetectStep(new PathClassifier(folders), analyzer),
        new ParseStep(reading),
        new CatalogStep(new EarlierVersions(reading)),
        new PlanStep(),
        new RenderStep(),
        new PublishStep(right, clock),
        new RecordStep(state));
  }
}
