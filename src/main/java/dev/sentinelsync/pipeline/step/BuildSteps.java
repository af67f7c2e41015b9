package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.content.fact.ImageFacts;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.read.AddressRecords;
import dev.sentinelsync.pipeline.read.ChangeRecords;
import dev.sentinelsync.pipeline.read.EarlierVersions;
import dev.sentinelsync.pipeline.read.FileAnalyzer;
import dev.sentinelsync.pipeline.read.FileReading;
import dev.sentinelsync.pipeline.read.ShownImages;
import dev.sentinelsync.pipeline.read.TechniqueChanges;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The beans behind {@code direct:build}.
 *
 * @param past which addresses earlier commits took away
 * @param detect which files changed
 * @param parse what they say
 * @param catalog all facts of the revision
 * @param plan which pages are rendered
 * @param render renders them
 */
public record BuildSteps(
    PastStep past,
    DetectStep detect,
    ParseStep parse,
    CatalogStep catalog,
    PlanStep plan,
    RenderStep render) {

  /**
   * Wires the steps.
   *
   * @param folders top-level folders that are read
   * @param state results of earlier builds; empty if every build is a fresh one
   * @param progress hears how far the way through the history is, and how many pages are rendered
   */
  public static BuildSteps wire(
      List<String> folders,
      ContentLimits limits,
      Optional<StateDatabase> state,
      ProgressListener progress) {
    FileAnalyzer analyzer = FileAnalyzer.standard(limits);
    FileReading reading = new FileReading(analyzer, state.map(StateDatabase::parseCache), limits);
    PathClassifier classifier = new PathClassifier(folders);
    AddressRecords addresses = new AddressRecords(state.map(StateDatabase::commitRecords));
    ChangeRecords changes = new ChangeRecords(state.map(StateDatabase::commitRecords), reading);
    DetectStep detect = new DetectStep(classifier, analyzer);
    ParseStep parse = new ParseStep(reading);
    CatalogStep catalog =
        new CatalogStep(
            new EarlierVersions(reading),
            changes,
            new TechniqueChanges(classifier, reading),
            new ShownImages(
                new FileReading(
                    analyzer,
                    state.map(StateDatabase::parseCache),
                    limits.withFilesOf(ImageFacts.MOST_BYTES))),
            addresses);
    return new BuildSteps(
        new PastStep(addresses, changes, new PastStep.Steps(detect, parse, catalog), progress),
        detect,
        parse,
        catalog,
        new PlanStep(),
        new RenderStep(progress));
  }

  /** The beans by the names that the routes use. */
  public Map<String, Object> beans() {
    return Map.of(
        "pastStep", past,
        "detectStep", detect,
        "parseStep", parse,
        "catalogStep", catalog,
        "planStep", plan,
        "renderStep", render);
  }
}
