package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.site.page.PageContext;

/**
 * What the pages are made by and from.
 *
 * @param version of this program
 * @param month of the revision
 */
public record Edition(String version, String month) {

  static Edition of(PageContext context) {
    return new Edition(context.setting("program.version"), context.setting("revision.month"));
  }
}
