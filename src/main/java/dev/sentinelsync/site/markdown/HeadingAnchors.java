package dev.sentinelsync.site.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The anchors that renderers of Markdown give the headings of one text, by the rule of GitHub:
 * lower case; letters, digits, hyphens and underscores stay, blanks become hyphens, all else goes;
 * a repeated anchor is numbered.
 */
public final class HeadingAnchors {

  private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

  private final Map<String, Integer> used = new HashMap<>();

  /** The anchor of a heading's plain text that no other heading of the page has. */
  public static String of(String heading) {
    String lower = heading.strip().toLowerCase(Locale.ROOT);
    return DROPPED.matcher(lower).replaceAll("").replace(' ', '-');
  }

  /** The anchor of the next heading, given its plain text. */
  public String next(String heading) {
    String base = of(heading);
    String anchor = base;
    while (used.containsKey(anchor)) {
      anchor = base + "-" + used.merge(base, 1, Integer::sum);
    }
    used.put(anchor, 0);
    return anchor;
  }
}
