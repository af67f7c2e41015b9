package dev.sentinelsync.site.markdown;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** References and identifiers of one text of the repository inside a page. */
final class FragmentReferences {

  private final RepositoryLinks links;
  private final Set<String> anchors;
  private final String prefix;
  private final Map<String, Integer> used = new HashMap<>();

  /**
   * @param links where relative references lead
   * @param anchors the identifiers that the text has
   * @param prefix of the identifiers on the page
   */
  FragmentReferences(RepositoryLinks links, Set<String> anchors, String prefix) {
    this.links = links;
    this.anchors = anchors;
    this.prefix = prefix;
  }

  /** Where a reference leads; empty if it must not be followed. */
  Optional<String> target(String reference) {
    return reference.isEmpty()
        ? Optional.empty()
        : links
            .resolve(reference, anchors)
            .filter(href -> !href.isEmpty() && !href.equals("#"))
            .map(href -> href.startsWith("#") ? "#" + prefix + href.substring(1) : href);
  }

  /** The image of a reference, if the page shows it itself. */
  Optional<EmbeddedImage> image(String reference) {
    return links.image(reference);
  }

  /** The identifier on the page; empty if another element of the text has it. */
  Optional<String> id(String written) {
    return used.merge(written, 1, Integer::sum) == 1
        ? Optional.of(prefix + written)
        : Optional.empty();
  }
}
