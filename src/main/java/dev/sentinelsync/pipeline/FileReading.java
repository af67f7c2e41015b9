package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.FileTask.Wanted;
import dev.sentinelsync.source.BlobTooLargeException;
import dev.sentinelsync.state.ParseCache;
import dev.sentinelsync.state.ParseKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Results of readers and query parser by blob: from the parse cache, else from the blob itself,
 * which then goes into the cache. A rename, a revert or a restart parses nothing twice.
 */
final class FileReading {

  private final FileAnalyzer analyzer;
  private final ParseCache cache;
  private final ContentLimits limits;

  /**
   * @param cache null to read every file anew
   */
  FileReading(FileAnalyzer analyzer, ParseCache cache, ContentLimits limits) {
    this.analyzer = analyzer;
    this.cache = cache;
    this.limits = limits;
  }

  /** Version of everything that decides on the meaning of a kind. */
  String version(FileKind kind) {
    return analyzer.version(kind);
  }

  /** The results of some files, in their order. */
  Map<Wanted, FileAnalysis> read(SyncRun run, List<Wanted> files) {
    boolean cached = cache != null && !run.options().hardRefresh();
    SortedMap<ParseKey, byte[]> known =
        cached ? cache.get(files.stream().map(this::key).toList()) : new TreeMap<>();
    Map<Wanted, FileAnalysis> results = new LinkedHashMap<>();
    Map<ParseKey, byte[]> fresh = new TreeMap<>();
    int hits = 0;
    for (Wanted file : files) {
      Optional<FileAnalysis> stored =
          Optional.ofNullable(known.get(key(file)))
              .flatMap(bytes -> analyzer.decode(file.place().kind(), bytes));
      if (stored.isPresent()) {
        hits++;
        results.put(file, stored.get());
      } else {
        Optional<byte[]> bytes = content(run, file);
        FileAnalysis analysis =
            bytes
                .map(content -> analyzer.analyse(file.place().kind(), content))
                .orElseGet(this::tooLarge);
        results.put(file, analysis);
        if (bytes.isPresent()) {
          fresh.put(key(file), analyzer.encode(analysis));
        }
      }
    }
    if (cache != null && !fresh.isEmpty()) {
      cache.put(fresh);
    }
    run.countCache(hits, files.size() - hits);
    return results;
  }

  /** The file's bytes, or empty if it is too large to be looked into. */
  private Optional<byte[]> content(SyncRun run, Wanted file) {
    try {
      return Optional.of(run.site().source().read(file.blob(), limits.fileBytes()));
    } catch (BlobTooLargeException e) {
      return Optional.empty();
    }
  }

  private FileAnalysis tooLarge() {
    return FileAnalyzer.rejected(
        "too-large",
        "The file has more than %,d bytes, which is the limit for content files."
            .formatted(limits.fileBytes()));
  }

  private ParseKey key(Wanted file) {
    FileKind kind = file.place().kind();
    return new ParseKey(kind.name(), file.blob(), analyzer.version(kind));
  }
}
