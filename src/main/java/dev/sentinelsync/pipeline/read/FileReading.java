package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.source.BlobTooLargeException;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.state.ParseCache;
import dev.sentinelsync.state.ParseKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Results of readers and query parser by blob: from the parse cache, else from the blob itself,
 * which then goes into the cache. A rename, a revert or a restart parses nothing twice.
 */
public final class FileReading {

  private final FileAnalyzer analyzer;
  private final Optional<ParseCache> cache;
  private final ContentLimits limits;

  /**
   * @param cache empty if every build is a fresh one
   */
  public FileReading(FileAnalyzer analyzer, Optional<ParseCache> cache, ContentLimits limits) {
    this.analyzer = analyzer;
    this.cache = cache;
    this.limits = limits;
  }

  /**
   * What some files say.
   *
   * @param results by file, in the order of the question
   * @param cache where the results came from
   */
  public record Readings(Map<FileVersion, FileAnalysis> results, CacheCount cache) {}

  /** Version of everything that decides on the meaning of a file. */
  public String version() {
    return analyzer.version();
  }

  /**
   * Brings the contents that will be read into a partial clone, in one request: those that are
   * neither there nor needed, since the parse cache has what they say.
   *
   * @param files all that are read next, in whatever batches
   */
  public void fetch(BuildRequest build, Collection<FileVersion> files) {
    SourceRepository source = build.site().source();
    Set<String> missing = source.missing(files.stream().map(FileVersion::blob).toList());
    if (missing.isEmpty()) {
      return;
    }
    List<FileVersion> lacking = files.stream().filter(it -> missing.contains(it.blob())).toList();
    fetch(build, lacking, stored(build, lacking).keySet());
  }

  private void fetch(BuildRequest build, Collection<FileVersion> files, Set<ParseKey> known) {
    build
        .site()
        .source()
        .fetchBlobs(
            files.stream().filter(it -> !known.contains(key(it))).map(FileVersion::blob).toList());
  }

  /** Reads some files. */
  public Readings read(BuildRequest build, List<FileVersion> files) {
    Map<ParseKey, byte[]> stored = stored(build, files);
    fetch(build, files, stored.keySet());
    Map<FileVersion, FileAnalysis> results = new LinkedHashMap<>();
    Map<ParseKey, byte[]> parsed = new TreeMap<>();
    int hits = 0;
    for (FileVersion file : files) {
      FileKind kind = file.place().kind();
      Optional<FileAnalysis> known =
          Optional.ofNullable(stored.get(key(file))).flatMap(bytes -> analyzer.decode(kind, bytes));
      if (known.isPresent()) {
        hits++;
        results.put(file, known.get());
        continue;
      }
      Optional<byte[]> bytes = content(build, file);
      FileAnalysis analysis =
          bytes.map(content -> analyzer.analyse(kind, content)).orElseGet(this::tooLarge);
      results.put(file, analysis);
      if (bytes.isPresent()) {
        parsed.put(key(file), analyzer.encode(analysis));
      }
    }
    if (build.cache().isWritten() && !parsed.isEmpty()) {
      cache.ifPresent(open -> open.put(parsed));
    }
    return new Readings(results, new CacheCount(hits, files.size() - hits));
  }

  private SortedMap<ParseKey, byte[]> stored(BuildRequest build, List<FileVersion> files) {
    return cache
        .filter(open -> build.cache().isRead())
        .map(open -> open.get(files.stream().map(this::key).toList()))
        .orElseGet(TreeMap::new);
  }

  /** The file's bytes, or empty if it is too large to be read. */
  private Optional<byte[]> content(BuildRequest build, FileVersion file) {
    try {
      return Optional.of(build.site().source().read(file.blob(), limits.fileBytes()));
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

  private ParseKey key(FileVersion file) {
    return new ParseKey(file.place().kind().name(), file.blob(), analyzer.version());
  }
}
