package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.site.template.Templates;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Templates and reference facts by the files that they were read from: hundreds of sites that use
 * the same files hold them once. Of each the newest version is kept. Safe for many threads.
 */
final class SharedInputs {

  private final Map<Path, Version<Templates>> templates = new ConcurrentHashMap<>();
  private final Map<ReferenceFiles, Version<ReferenceData>> references = new ConcurrentHashMap<>();

  /**
   * What was read.
   *
   * @param stamps of the files when they were read
   */
  private record Version<T>(SortedMap<Path, String> stamps, T value) {}

  /**
   * The templates of a folder.
   *
   * @param stamps change whenever a file does
   */
  Templates templates(Path folder, SortedMap<Path, String> stamps) {
    return newest(templates, folder, stamps, () -> Templates.load(folder));
  }

  /**
   * The reference facts of some files.
   *
   * @param stamps change whenever a file does
   */
  ReferenceData reference(ReferenceFiles files, SortedMap<Path, String> stamps) {
    return newest(
        references,
        files,
        stamps,
        () ->
            ReferenceData.load(
                files.tables(), files.offers(), files.techniques(), files.overrides()));
  }

  private static <K, T> T newest(
      Map<K, Version<T>> known, K key, SortedMap<Path, String> stamps, Supplier<T> read) {
    return known
        .compute(
            key,
            (same, held) ->
                held != null && held.stamps().equals(stamps)
                    ? held
                    : new Version<>(stamps, read.get()))
        .value();
  }
}
