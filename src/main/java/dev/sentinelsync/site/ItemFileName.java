package dev.sentinelsync.site;

import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.site.link.Slug;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The file name of a content item's page (page layouts 3.1). */
final class ItemFileName {

  /** Longest stem, in code points; existing addresses depend on it. */
  private static final int MAX_LENGTH = 150;

  /** The longest stem that a file system takes when its characters need several bytes each. */
  private static final int MAX_BYTES = 240;

  private ItemFileName() {}

  /**
   * The stem, without {@code .md}.
   *
   * @param item the item
   */
  static String of(ContentItem item) {
    return of(item, Slug::of);
  }

  /** The stem that the reference has for the item, if it is another one. */
  static Optional<String> inReference(ContentItem item) {
    return Slug.hasMoreInReference(solutionLabel(item) + item.name() + item.id())
        ? Optional.of(of(item, Slug::inReference))
        : Optional.empty();
  }

  private static String of(ContentItem item, UnaryOperator<String> slug) {
    String label = solutionLabel(item);
    String hash =
        Slug.md5(
                String.join(
                    "|",
                    label,
                    item.origin().writtenName(),
                    item.id(),
                    item.origin().relativePath(),
                    item.type().key()))
            .substring(0, 8);
    String name = slug.apply(item.name());
    String head = name.isEmpty() ? slug.apply(label) : slug.apply(label) + "-" + name;
    String tail = item.id().isEmpty() ? "-" + hash : "-" + slug.apply(item.id()) + "-" + hash;
    String stem = head + tail;
    if (length(stem) > MAX_LENGTH) {
      int room = MAX_LENGTH - length(tail);
      stem =
          room <= 20 && !item.id().isEmpty()
              ? start(stem, 133) + "-" + Slug.md5(stem).substring(0, 16)
              : start(stem, room) + tail;
    }
    return stem.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        ? Slug.cut(stem, MAX_BYTES - 9) + "-" + hash
        : stem;
  }

  private static String solutionLabel(ContentItem item) {
    return item.source() == ContentSource.SOLUTION ? item.solutionName() : groupName(item.source());
  }

  private static String groupName(ContentSource source) {
    return source == ContentSource.STANDALONE ? "Standalone Content" : "GitHub Only";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String start(String text, int length) {
    return text.substring(0, text.offsetByCodePoints(0, length));
  }
}
