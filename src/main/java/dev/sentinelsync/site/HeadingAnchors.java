package dev.sentinelsync.site;

import java.util.HashMap;
import java.util.Map;

/**
 * The anchors of the headings of one page, taken in its order: renderers of Markdown number those
 * that would be the same.
 */
final class HeadingAnchors {

  private final Map<String, Integer> used = new HashMap<>();

  /** The anchor of the next heading. */
  String next(String heading) {
    String base = HeadingAnchor.of(heading);
    String anchor = base;
    while (used.containsKey(anchor)) {
      anchor = base + "-" + used.merge(base, 1, Integer::sum);
    }
    used.put(anchor, 0);
    return anchor;
  }
}
