package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.content.fact.ImageFacts;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
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
 * @param detect which files changed
 * @param parse what they say
 * @param catalog all facts of the revision
 * @param plan which pages are rendered
 * @param render renders them
 */
public record BuildSteps(
    DetectStep detect, ParseStep parse, CatalogStep catalog, PlanStep plan, RenderStep render) {

  /**
   * Wires the steps of builds whose progress nobody hears of.
   *
   * @param folders top-level folders that are read
   * @param state results of earlier builds; empty if every build is a fresh one
   */
  public static BuildSteps wire(
      List<String> folders, ContentLimits limits, Optional<StateDatabase> state) {
    return wire(folders, limits, state, ProgressListener.NONE);
  }

  /**
   * The same with progress.
   *
   * @param progress hears how many pages are rendered
   */
  static BuildSteps wire(
      List<String> folders,
      ContentLimits limits,
      Optional<StateDatabase> state,
      ProgressListener progress) {
    FileAnalyzer analyzer = FileAnalyzer.standard(limits);
    FileReading reading = new FileReading(analyzer, state.map(StateDatabase::parseCache), limits);
    PathClassifier classifier = new PathClassifier(folders);
    return new BuildSteps(
        new DetectStep(classifier, analyzer),
        new ParseStep(reading),
        new CatalogStep(
            new EarlierVersions(reading),
            new ChangeRecords(state.map(StateDatabase::commitRecords), reading),
            new TechniqueChanges(classifier, reading),
            new ShownImages(
                new FileReading(
                    analyzer,
                    state.map(StateDatabase::parseCache),
                    limits.withFilesOf(ImageFacts.MOST_BYTES)))),
        new PlanStep(),
        new RenderStep(progress));
  }

  /** The beans by the names that the routes use. */
  public Map<String, Object> beans() {
    return Map.of(
        "detectStep", detect,
        "parseStep", parse,
        "catalogStep", catalog,
        "planStep", plan,
        "renderStep", render);
  }
}
