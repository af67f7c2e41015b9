package dev.sentinelsync.site.page.parser;

import dev.sentinelsync.site.page.KeptNotice;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import java.util.List;

/**
 * The file of a parser.
 *
 * @param source its address
 * @param kept the file, if the page shows an earlier version of it
 * @param details what only the layout {@code full} shows of it, or null
 */
public record DefiningFile(String source, List<KeptNotice> kept, ParserDetails details) {

  /** The file at a path. */
  static DefiningFile of(PageContext context, String path, ParserDetails details) {
    return new DefiningFile(
        SourceUrls.of(context, path), KeptNotice.of(context, path::equals), details);
  }
}
