package dev.sentinelsync.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.owasp.html.HtmlSanitizer;

/** The elements of an HTML page in document order. */
public final class HtmlDocument {

  /**
   * An element.
   *
   * @param name in lower case
   * @param attributes by name, as decoded
   */
  public record Element(String name, Map<String, String> attributes) {

    /** The value of an attribute, or the empty string. */
    public String get(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }
  }

  private HtmlDocument() {}

  /** The elements of a page. */
  public static List<Element> elements(String html) {
    List<Element> elements = new ArrayList<>();
    HtmlSanitizer.sanitize(
        html,
        new HtmlSanitizer.Policy() {
          @Override
          public void openTag(String name, List<String> pairs) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i + 1 < pairs.size(); i += 2) {
              attributes.putIfAbsent(pairs.get(i), pairs.get(i + 1));
            }
            elements.add(new Element(name, attributes));
          }

          @Override
          public void openDocument() {}

          @Override
          public void closeDocument() {}

          @Override
          public void closeTag(String name) {}

          @Override
          public void text(String text) {}
        });
    return elements;
  }
}
