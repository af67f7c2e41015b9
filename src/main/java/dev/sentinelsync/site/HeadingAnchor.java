package dev.sentinelsync.site;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The anchor that renderers of Markdown give a heading: the rule of the host of the repository.
 * Lower case; letters, digits, hyphens and underscores stay, blanks become hyphens, all else goes.
 */
final class HeadingAnchor {

  private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

  private HeadingAnchor() {}

  /** The anchor of a heading's plain text; empty if the text has nothing that can be linked to. */
  static String of(String heading) {
    String lower = heading.strip().toLowerCase(Locale.ROOT);
    return DROPPED.matcher(lower).replaceAll("").replace(' ', '-');
  }
}
