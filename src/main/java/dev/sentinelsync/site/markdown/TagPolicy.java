package dev.sentinelsync.site.markdown;

import dev.sentinelsync.site.markdown.HtmlToken.Attribute;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Which elements and attributes text of the repository may bring: those that mark up text, as on
 * GitHub. The OWASP HTML sanitizer decides. For one text; remembers what it decided.
 */
final class TagPolicy {

  private static final String[] HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"};

  private static final String[] BLOCKS = {
    "p",
    "div",
    "center",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "figure",
    "figcaption",
    "hr"
  };

  private static final String[] TABLE = {
    "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"
  };

  private static final String[] PHRASES = {
    "a", "abbr", "b", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
    "var", "wbr"
  };

  private static final Set<String> ELEMENTS = elements();

  private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,5}(?:px|%)?\\s*");
  private static final Pattern WORD = Pattern.compile("\\s*[A-Za-z0-9#_-]{0,40}\\s*");
  private static final Pattern ANCHOR = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:-]{0,199}");
  private static final Pattern TARGET = Pattern.compile("_blank|_new");
  private static final Pattern WORDS = Pattern.compile("[a-z ]{0,60}");
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][a-z0-9-]*");

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(HEADINGS)
          .allowElements(BLOCKS)
          .allowElements(TABLE)
          .allowElements(PHRASES)
          .allowWithoutAttributes("a", "font", "img", "span")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("src")
          .onElements("img")
          .allowAttributes("id", "name")
          .matching(ANCHOR)
          .onElements("a", "h1", "h2", "h3", "h4", "h5", "h6")
          .allowAttributes("target")
          .matching(TARGET)
          .onElements("a")
          .allowAttributes("rel")
          .matching(WORDS)
          .onElements("a")
          .allowAttributes("alt", "title")
          .globally()
          .allowAttributes(
              "width",
              "height",
              "border",
              "hspace",
              "vspace",
              "cellpadding",
              "cellspacing",
              "colspan",
              "rowspan",
              "span",
              "start",
              "value",
              "size")
          .matching(NUMBER)
          .globally()
          .allowAttributes(
              "align", "valign", "dir", "lang", "color", "bgcolor", "face", "type", "open", "scope",
              "loading", "nowrap", "noshade")
          .matching(WORD)
          .globally()
          .toFactory();

  private final Map<String, Optional<String>> decided = new HashMap<>();

  /** Whether an element may be there at all. */
  static boolean allows(String element) {
    return ELEMENTS.contains(element);
  }

  private static Set<String> elements() {
    Set<String> elements = new HashSet<>();
    for (String[] group : new String[][] {HEADINGS, BLOCKS, TABLE, PHRASES}) {
      elements.addAll(Set.of(group));
    }
    return Set.copyOf(elements);
  }

  /**
   * What becomes of a start tag.
   *
   * @param written the whole tag
   * @param tag what it says
   * @return the very tag if it may stay, one with less in it otherwise, or nothing if the sanitizer
   *     leaves nothing of it
   */
  Optional<String> judge(String written, HtmlToken tag) {
    return decided.computeIfAbsent(written, unused -> decide(written, tag));
  }

  private static Optional<String> decide(String written, HtmlToken tag) {
    Discards discards = new Discards();
    String sanitized = POLICY.sanitize(written, discards, null);
    return isPlain(tag) && !discards.any ? Optional.of(written) : tagIn(sanitized, tag.name());
  }

  /** Whether all readers see the same attributes. */
  private static boolean isPlain(HtmlToken tag) {
    Set<String> seen = new HashSet<>();
    return tag.attributes().stream()
        .map(Attribute::name)
        .allMatch(name -> seen.add(name) && ATTRIBUTE.matcher(name).matches());
  }

  /** The start tag alone: the sanitizer closes it, and puts a table around a cell. */
  private static Optional<String> tagIn(String sanitized, String name) {
    int start = sanitized.indexOf("<" + name);
    int end = start < 0 ? -1 : sanitized.indexOf('>', start);
    // A bar would end the table cell that the tag may stand in.
    return end < 0
        ? Optional.empty()
        : Optional.of(
            sanitized.substring(start, end + 1).replace('\n', ' ').replace("|", "&#124;"));
  }

  /** Hears of everything that the sanitizer leaves out. */
  private static final class Discards implements HtmlChangeListener<Void> {

    private boolean any;

    @Override
    public void discardedTag(Void context, String elementName) {
      any = true;
    }

    @Override
    public void discardedAttributes(Void context, String tagName, String... attributeNames) {
      any = true;
    }
  }
}
