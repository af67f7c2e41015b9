package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.template.Markup;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file of which a page shows an earlier version, because its newest one cannot be read.
 *
 * @param file link to the file
 * @param commit the commit whose version is shown
 */
public record KeptNotice(Markup file, String commit) {

  /** The notices for the files that a page reads facts of, by path. */
  public static List<KeptNotice> of(PageContext context, Predicate<String> reads) {
    return rejected(context, reads).stream()
        .filter(file -> !file.keptFrom().isEmpty())
        .map(
            file ->
                new KeptNotice(
                    SourceUrls.link(context, RepositoryPath::fileName, file.path()),
                    file.keptFrom()))
        .toList();
  }

  /** Files of which no version can be read. */
  public static List<SourceFile> unreadable(PageContext context, Predicate<String> reads) {
    return rejected(context, reads).stream().filter(file -> file.facts() == null).toList();
  }

  private static List<SourceFile> rejected(PageContext context, Predicate<String> reads) {
    return context.facts().members(InputCatalog.REJECTED_FILES, "").stream()
        .filter(reads)
        .map(path -> context.facts().get(InputCatalog.FILE, path))
        .toList();
  }
}
