package dev.sentinelsync.site;

import java.util.EnumMap;
import java.util.Map;

/** Who makes the pages of each kind. */
final class Renderers {

  private Renderers() {}

  static Map<PageKind, PageRenderer> all() {
    Map<PageKind, PageRenderer> all = new EnumMap<>(PageKind.class);
    for (PageKind kind : PageKind.values()) {
      all.put(kind, PageRenderer.markdown(context -> "# " + context.id() + "\n\n"));
    }
    all.put(PageKind.ITEM, PageRenderer.markdown(ItemPages::render));
    return all;
  }
}
