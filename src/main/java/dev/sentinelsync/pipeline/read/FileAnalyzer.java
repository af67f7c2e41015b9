package dev.sentinelsync.pipeline.read;

import com.fasterxml.jackson.databind.JavaType;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentReader;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.UnreadableFileException;
import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.kql.names.Parameter;
import dev.sentinelsync.kql.names.QueryReferences;
import dev.sentinelsync.support.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the bytes of a file into what they mean: reads it and analyses each of its queries alone.
 * The one place that brings readers and query language together. Stateless.
 */
public final class FileAnalyzer {

  private static final Logger LOG = LoggerFactory.getLogger(FileAnalyzer.class);

  private final ContentReaders readers;
  private final KqlAnalyzer kql;
  private final String limits;

  /** An analyser whose results depend on these readers and limits. */
  public FileAnalyzer(ContentReaders readers, ContentLimits limits, KqlAnalyzer kql) {
    this.readers = readers;
    this.kql = kql;
    this.limits = Long.toHexString(Fingerprints.of(limits).low());
  }

  /** An analyser of all kinds of files. */
  public static FileAnalyzer standard(ContentLimits limits) {
    return new FileAnalyzer(ContentReaders.standard(limits), limits, new KqlAnalyzer());
  }

  /** Version of everything that decides on the meaning of a file; part of the cache key. */
  String version() {
    return ReaderBuild.CHECKSUM + "." + limits;
  }

  /** Analyses one file. What cannot be read is a result, not an exception. */
  FileAnalysis analyse(FileKind kind, byte[] bytes) {
    List<Problem> problems = new ArrayList<>();
    try {
      FileFacts facts = readers.read(kind, bytes, problems::add);
      List<QueryReferences> references = new ArrayList<>();
      for (ContentQuery query : facts.queries()) {
        QueryReferences found = kql.analyze(query.text(), parameters(query));
        found
            .diagnostics()
            .forEach(
                diagnostic ->
                    problems.add(
                        new Problem(
                            query.fileLine(kind, diagnostic.line()),
                            diagnostic.column(),
                            Problem.Level.INFO,
                            "query-" + diagnostic.code(),
                            diagnostic.message())));
        references.add(found);
      }
      return new FileAnalysis(facts, List.copyOf(references), List.copyOf(problems));
    } catch (UnreadableFileException e) {
      problems.add(e.problem());
      return new FileAnalysis(null, List.of(), List.copyOf(problems));
    } catch (RuntimeException e) {
      // A fault of this program: it costs this file, not the site, and its makers need the trace.
      LOG.error("A file of the kind {} made its reader fail; it counts as unreadable", kind, e);
      return rejected(
          "program-failure",
          "This program failed at the file (%s). Its log has the trace; please report it."
              .formatted(e.getClass().getSimpleName()));
    }
  }

  /** The result of a file that was not even looked into. */
  static FileAnalysis rejected(String code, String message) {
    return new FileAnalysis(
        null, List.of(), List.of(new Problem(0, 0, Problem.Level.WARNING, code, message)));
  }

  /** A result as it is stored. */
  private record Stored<F extends FileFacts>(
      F facts, List<QueryReferences> references, List<Problem> problems) {

    /** A list that is missing makes the whole unusable, not empty. */
    private Stored {
      Objects.requireNonNull(references);
      Objects.requireNonNull(problems);
    }
  }

  /** The stored form of a result. */
  byte[] encode(FileAnalysis analysis) {
    try {
      return Json.RECORDS.writeValueAsBytes(
          new Stored<>(analysis.facts(), analysis.references(), analysis.problems()));
    } catch (IOException e) {
      throw new IllegalStateException("facts must have a stored form", e);
    }
  }

  /** Reads a stored result; one that cannot be read counts as absent. */
  Optional<FileAnalysis> decode(FileKind kind, byte[] stored) {
    JavaType type =
        Json.RECORDS.getTypeFactory().constructParametricType(Stored.class, reader(kind).type());
    try {
      Stored<? extends FileFacts> found = Json.RECORDS.readValue(stored, type);
      return Optional.of(
          new FileAnalysis(
              found.facts(), List.copyOf(found.references()), List.copyOf(found.problems())));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether files of a kind are read at all. */
  public boolean reads(FileKind kind) {
    return readers.reader(kind).isPresent();
  }

  private ContentReader<?> reader(FileKind kind) {
    return readers
        .reader(kind)
        .orElseThrow(() -> new IllegalArgumentException("No reader for " + kind));
  }

  private static List<Parameter> parameters(ContentQuery query) {
    return query.parameters().stream()
        .map(
            parameter ->
                new Parameter(parameter.name(), parameter.type(), parameter.defaultValue()))
        .toList();
  }
}
