package dev.sentinelsync.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.catalog.graph.Recording;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.ProgramVersion;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.ledger.LedgerRecords;
import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.RecordedReads;
import dev.sentinelsync.pipeline.run.PipelineRoutes;
import dev.sentinelsync.pipeline.step.BuildSteps;
import dev.sentinelsync.pipeline.step.FactsOfFiles;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.PageRecord;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.support.DaemonThreads;
import dev.sentinelsync.support.Futures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about single files, the cheapest way that gives the answer of a clean build:
 *
 * <ol>
 *   <li>When the state holds the revision, the facts are made of the files around those that are
 *       asked for, and which pages read them is recorded. A fact with the fingerprint that the
 *       published pages saw is the published fact, however few files it was made of.
 *   <li>When the state holds another revision, or a fact needs more files, all files are read and
 *       the pages rendered that the next sync would render.
 *   <li>Without a state every page is rendered.
 * </ol>
 *
 * The state is only read.
 */
public final class Inspector {

  private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);

  /** More questions than this are answered from all files: each has its own files around it. */
  private static final int FEW = 16;

  /** What queries may name wherever it lies. */
  private static final Set<FileKind> FUNCTIONS =
      EnumSet.of(FileKind.PARSER_YAML, FileKind.PARSER_TEXT, FileKind.ASIM_PARSER);

  private final Path routes;
  private final ContentLimits limits;
  private final Optional<StateDatabase> state;

  /**
   * @param routes the routes folder
   * @param limits as for syncs; other limits may read other files
   * @param state what syncs recorded, if it can be read
   */
  public Inspector(Path routes, ContentLimits limits, Optional<StateDatabase> state) {
    this.routes = routes;
    this.limits = limits;
    this.state = state;
  }

  /**
   * Learns what the program makes of files of a revision.
   *
   * @param paths which; empty for all
   */
  public Inspection inspect(SiteRuntime site, Revision revision, List<String> paths) {
    try {
      return answer(site, revision, paths);
    } catch (StateException unusable) {
      LOG.debug("The state is not used", unusable);
      return new Inspector(routes, limits, Optional.empty()).answer(site, revision, paths);
    }
  }

  private Inspection answer(SiteRuntime site, Revision revision, List<String> paths) {
    if (!paths.isEmpty() && paths.size() <= FEW) {
      Optional<Inspection> answer =
          position(site)
              .filter(at -> at.revision().equals(revision.id()))
              .flatMap(at -> ofRecorded(site, at, revision, paths));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return ofAll(site, revision);
  }

  /** Where a sync of this build of the program left the site. */
  private Optional<Position> position(SiteRuntime site) {
    return state
        .flatMap(open -> open.positions().find(site.name()))
        .filter(at -> at.programVersion().equals(ProgramVersion.build()));
  }

  private Optional<Inspection> ofRecorded(
      SiteRuntime site, Position position, Revision revision, List<String> paths) {
    // What takes longest goes side by side.
    Executor threads = DaemonThreads.each("inspect");
    CompletableFuture<List<PageRecord>> pages =
        CompletableFuture.supplyAsync(() -> pages(site.name()), threads);
    CompletableFuture<Boolean> same =
        CompletableFuture.supplyAsync(() -> isConfigured(site, position, revision), threads);
    BuildRequest build = BuildRequest.ofFacts(site, revision);
    Optional<Inspection> answer =
        ofPart(build, paths, EnumSet.noneOf(FileKind.class), pages)
            .or(() -> ofPart(build, paths, FUNCTIONS, pages));
    return Futures.result(same) ? answer : Optional.empty();
  }

  /** Whether pages were rendered as they would be now. */
  private static boolean isConfigured(SiteRuntime site, Position position, Revision revision) {
    site.inputs().refresh();
    return position.configDigest().equals(SiteConfiguration.digest(site, revision));
  }

  /** All pages; those of before the revision, which a clean build of it has not, aside. */
  private List<PageRecord> pages(String site) {
    List<PageRecord> pages = new ArrayList<>();
    state
        .orElseThrow()
        .pages()
        .load(
            site,
            page -> {
              if (!page.isFurtherOutput() && !page.kind().equals(PageKind.TOMBSTONE.name())) {
                pages.add(page);
              }
            });
    return pages;
  }

  private Optional<Inspection> ofPart(
      BuildRequest build,
      List<String> paths,
      Set<FileKind> kinds,
      CompletableFuture<List<PageRecord>> pages) {
    List<String> folders = paths.stream().map(Inspector::folder).distinct().toList();
    FactGraph graph =
        new FactsOfFiles(build.site().settings().pages().folders(), limits, state.orElseThrow())
            .make(build, path -> folders.stream().anyMatch(path::startsWith), kinds);
    SortedMap<String, FileDescription> files = new TreeMap<>();
    Map<FactKey, Fingerprint> facts = new HashMap<>();
    for (String path : paths) {
      Recording read = graph.record();
      FileDescription.of(path, read).ifPresent(file -> files.put(path, file));
      facts.putAll(read.reads());
    }
    // What a file says itself is read, and no other file can change it.
    facts.keySet().removeIf(fact -> fact.family().equals(InputCatalog.FILE.name()));
    Set<String> ids = new TreeSet<>();
    facts.keySet().forEach(fact -> ids.add(fact.id()));
    files.values().forEach(file -> ids.addAll(file.subjects()));
    return recorded(pages, ids)
        .filter(
            reads -> facts.entrySet().stream().allMatch(fact -> isPublished(fact, graph, reads)))
        .map(
            reads -> {
              SortedMap<String, ObjectNode> answers = new TreeMap<>();
              files.forEach(
                  (path, file) ->
                      answers.put(path, file.shownOn(reads.readersOf(file.subjects()))));
              return Inspection.ofFiles(answers);
            });
  }

  /**
   * Whether a fact is what the published pages saw, or is none and they saw none. Which content
   * makes a table internal may lie anywhere, and matters to no answer.
   */
  private static boolean isPublished(
      Map.Entry<FactKey, Fingerprint> fact, FactGraph graph, RecordedReads reads) {
    Optional<Fingerprint> published = reads.print(fact.getKey());
    if (published.equals(Optional.of(fact.getValue()))) {
      return true;
    }
    return fact.getKey().family().equals(TableCatalog.TABLE_NAME.name())
        && graph
            .record()
            .find(TableCatalog.TABLE_NAME, fact.getKey().id())
            .map(table -> new TableName(table.key(), table.name(), !table.internal()))
            .map(Fingerprints::of)
            .equals(published);
  }

  private static Optional<RecordedReads> recorded(
      CompletableFuture<List<PageRecord>> pages, Set<String> ids) {
    try {
      return Optional.of(RecordedReads.of(Futures.result(pages), ids));
    } catch (IllegalArgumentException unknownForm) {
      return Optional.empty();
    }
  }

  /** The solution of a file, or the folder at the second level. */
  private static String folder(String path) {
    int first = path.indexOf('/');
    int second = path.indexOf('/', first + 1);
    return first < 0 || second < 0 ? path : path.substring(0, second + 1);
  }

  private Inspection ofAll(SiteRuntime site, Revision revision) {
    BuildRequest build =
        ledger(site)
            .map(recorded -> BuildRequest.since(site, revision, recorded))
            .orElseGet(() -> BuildRequest.ofOneRevision(site, revision));
    Map<String, Object> beans = new TreeMap<>(steps(site).beans());
    beans.putAll(Verifier.beans());
    try (PipelineRoutes started =
        PipelineRoutes.start(
            routes, List.of(PipelineRoutes.BUILD, PipelineRoutes.VERIFY), () -> beans)) {
      return started.request("direct:inspect", build, Inspection.class);
    }
  }

  private Optional<PageLedger> ledger(SiteRuntime site) {
    try {
      return position(site).map(at -> LedgerRecords.load(state.orElseThrow().pages(), site.name()));
    } catch (IllegalArgumentException unknownForm) {
      return Optional.empty();
    }
  }

  private BuildSteps steps(SiteRuntime site) {
    return BuildSteps.wire(site.settings().pages().folders(), limits, state, ProgressListener.NONE);
  }
}
