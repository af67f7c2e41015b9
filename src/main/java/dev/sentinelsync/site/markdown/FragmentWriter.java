package dev.sentinelsync.site.markdown;

import dev.sentinelsync.site.markdown.RepositoryHtml.HeadingLevels;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Writes the elements that the sanitizer let pass into a page: references lead to the repository,
 * identifiers carry a prefix so that they meet none of the page, an image of another host becomes a
 * link, so that a reader's browser asks no other host unasked.
 */
final class FragmentWriter implements HtmlStreamEventReceiver {

  private final HtmlStreamEventReceiver out;
  private final HeadingLevels headings;
  private final FragmentReferences references;
  private int openLinks;

  FragmentWriter(
      HtmlStreamEventReceiver out, HeadingLevels headings, FragmentReferences references) {
    this.out = out;
    this.headings = headings;
    this.references = references;
  }

  @Override
  public void openDocument() {
    out.openDocument();
  }

  @Override
  public void closeDocument() {
    out.closeDocument();
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    Map<String, String> values = pairs(attributes);
    switch (element) {
      case "img" -> image(values);
      case "a" -> {
        openLinks++;
        out.openTag(element, linkAttributes(values));
      }
      case "table" -> {
        out.openTag("div", List.of("class", "table"));
        out.openTag(element, List.of());
      }
      default -> out.openTag(headings.of(element).orElse(element), withId(values));
    }
  }

  @Override
  public void closeTag(String element) {
    switch (element) {
      case "img" -> {}
      case "table" -> {
        out.closeTag(element);
        out.closeTag("div");
      }
      default -> {
        if (element.equals("a")) {
          openLinks--;
        }
        out.closeTag(headings.of(element).orElse(element));
      }
    }
  }

  @Override
  public void text(String text) {
    out.text(text);
  }

  private List<String> linkAttributes(Map<String, String> values) {
    List<String> attributes = new ArrayList<>(withId(values));
    references
        .target(values.getOrDefault("href", ""))
        .ifPresent(href -> attributes.addAll(List.of("href", href)));
    return attributes;
  }

  /** An image of the site, or what stands in place of one of another host. */
  private void image(Map<String, String> values) {
    String written = values.getOrDefault("alt", "").strip();
    String alternative = written.isEmpty() ? "Image" : written;
    references
        .image(values.getOrDefault("src", ""))
        .ifPresentOrElse(
            image -> out.openTag("img", ImageSize.attributes(image, alternative, values)),
            () -> imageLink(values, alternative));
  }

  /** A link to the image that names its host; inside a link the text alone. */
  private void imageLink(Map<String, String> values, String alternative) {
    Optional<String> address = references.target(values.getOrDefault("src", ""));
    String label =
        alternative
            + address.flatMap(FragmentWriter::host).map(host -> " (" + host + ")").orElse("");
    if (address.isEmpty() || openLinks > 0) {
      out.text(alternative);
      return;
    }
    out.openTag("a", List.of("href", address.get()));
    out.text(label);
    out.closeTag("a");
  }

  private static Optional<String> host(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getHost());
    } catch (IllegalArgumentException e) {
      // The label says less then; the link itself stays.
      return Optional.empty();
    }
  }

  private List<String> withId(Map<String, String> values) {
    List<String> kept = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (!Set.of("id", "name", "href", "src", "alt").contains(name)) {
            kept.addAll(List.of(name, value));
          }
        });
    String id = values.getOrDefault("id", values.getOrDefault("name", ""));
    if (!id.isEmpty()) {
      references.id(id).ifPresent(unique -> kept.addAll(List.of("id", unique)));
    }
    return kept;
  }

  private static Map<String, String> pairs(List<String> attributes) {
    Map<String, String> pairs = new TreeMap<>();
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      pairs.putIfAbsent(attributes.get(i), attributes.get(i + 1));
    }
    return pairs;
  }
}
