package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.Catalog;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.CatalogState;
import dev.sentinelsync.pipeline.read.EarlierVersions;
import dev.sentinelsync.pipeline.read.FileAnalyzer;
import dev.sentinelsync.pipeline.read.FileReading;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.support.DaemonThreads;
import dev.sentinelsync.support.Futures;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Makes the facts of some files as if a revision had no others. A fact that depends on a file that
 * is left out is another one than that of the revision; only its fingerprint tells.
 */
public final class FactsOfFiles {

  private final DetectStep detect;
  private final ParseStep parse;
  private final EarlierVersions earlier;

  /**
   * @param folders top-level folders that are read
   * @param state results of earlier builds
   */
  public FactsOfFiles(List<String> folders, ContentLimits limits, StateDatabase state) {
    FileAnalyzer analyzer = FileAnalyzer.standard(limits);
    FileReading reading = new FileReading(analyzer, Optional.of(state.parseCache()), limits);
    this.detect = new DetectStep(new PathClassifier(folders), analyzer);
    this.parse = new ParseStep(reading);
    this.earlier = new EarlierVersions(reading);
  }

  /**
   * The facts about items, parsers, connectors and the names of tables; none of the past, and none
   * that depends on settings.
   *
   * @param build whose revision and settings count, with nothing in memory
   * @param paths of which files
   * @param kinds of which all files are read
   */
  public FactGraph make(BuildRequest build, Predicate<String> paths, Set<FileKind> kinds) {
    // These have nothing to do with each other.
    CompletableFuture<ReferenceData> reference =
        CompletableFuture.supplyAsync(
            build.site().inputs()::reference, DaemonThreads.each("reference"));
    Detected part = parse.fetch(detect.detect(build).only(paths, kinds));
    List<Parsed.Batch> read = part.batches().parallelStream().map(parse::parse).toList();
    FactGraph.Changes changes = new FactGraph.Changes();
    CatalogState catalog = build.site().catalog();
    for (SourceFile file : Parsed.join(part, read).files()) {
      catalog.put(changes, file);
    }
    for (SourceFile file : earlier.replaceUnreadable(build, any -> true).files()) {
      catalog.put(changes, file);
    }
    Futures.result(reference).addInputs(changes, ReferenceData.none());
    changes.set(InputCatalog.SETTING, InputCatalog.FULL_PAGES, InputCatalog.OFF);
    FactGraph graph = Catalog.builder().build();
    graph.updateUntil(TableCatalog.TABLE_NAME, changes);
    return graph;
  }
}
