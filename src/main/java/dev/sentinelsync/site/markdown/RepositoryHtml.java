package dev.sentinelsync.site.markdown;

import dev.sentinelsync.content.parse.ReadingCost;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * Makes Markdown of the repository an HTML fragment that is safe inside a page (page layouts 13.3).
 * The OWASP sanitizer decides what stays: elements that mark up text, without attributes of style.
 */
public final class RepositoryHtml {

  private static final Pattern HEADING =
      Pattern.compile("<h([1-6])[\\s>]", Pattern.CASE_INSENSITIVE);

  /** A heading that says nothing; what it is made of has been checked already. */
  private static final Pattern EMPTY_HEADING =
      Pattern.compile(
          "<h([1-6])([^<>]*)>(?:[\\s\\u00a0]|</?(?:a|b|br|em|i|span|strong)\\b[^<>]*>)*+</h\\1>");

  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:-]{0,199}");
  private static final Pattern ANCHOR = Pattern.compile("\\s(?:id|name)=\"([^\"]{1,200})\"");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
  private static final Pattern PIXELS = Pattern.compile("[1-9]\\d{0,4}(?:px)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{0,40}");

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "p",
              "div",
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
              "hr")
          .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
          .allowElements(
              "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
              "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr")
          .allowWithoutAttributes("a", "img", "span")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("src", "alt")
          .onElements("img")
          .allowAttributes("width", "height")
          .matching(PIXELS)
          .onElements("img")
          .allowAttributes("id", "name")
          .matching(ID)
          .onElements("a", "h1", "h2", "h3", "h4", "h5", "h6")
          .allowAttributes("colspan", "rowspan")
          .matching(NUMBER)
          .onElements("td", "th")
          .allowAttributes("start")
          .matching(NUMBER)
          .onElements("ol")
          .allowAttributes("lang", "dir")
          .matching(WORD)
          .globally()
          .toFactory();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .attributeProviderFactory(context -> new HeadingIds())
          .build();

  private RepositoryHtml() {}

  /**
   * Makes a text safe.
   *
   * @param text Markdown with HTML in it, of any origin
   * @param links where its relative references lead
   * @param level of the page's heading above the text, 1 to 6; headings of the text are set below
   * @param prefix of all identifiers of the text; no other text of the page has it
   * @return well-formed HTML
   */
  public static String of(String text, RepositoryLinks links, int level, String prefix) {
    String seen = SafeMarkdown.withoutUnseen(text);
    if (ReadingCost.isTooHigh(seen)) {
      return refused();
    }
    Node document = Tree.parse(seen);
    if (Tree.isTooDeep(document)) {
      return refused();
    }
    String html = RENDERER.render(document);
    StringBuilder out = new StringBuilder(html.length() + 64);
    HtmlStreamRenderer writer = HtmlStreamRenderer.create(out, broken -> {});
    FragmentWriter fragment =
        new FragmentWriter(
            writer, new HeadingLevels(levels(html), level), references(html, links, prefix));
    HtmlSanitizer.sanitize(html, POLICY.apply(fragment));
    return EMPTY_HEADING.matcher(out).replaceAll(RepositoryHtml::placeOf);
  }

  /**
   * Readers with a screen reader stumble over empty headings; links may still lead to the place.
   */
  private static String placeOf(MatchResult heading) {
    return heading.group(2).isBlank()
        ? ""
        : Matcher.quoteReplacement("<div" + heading.group(2) + "></div>");
  }

  private static String refused() {
    return RENDERER.render(Tree.parse(SafeMarkdown.REFUSED));
  }

  private static TreeSet<Integer> levels(String html) {
    TreeSet<Integer> levels = new TreeSet<>();
    Matcher heading = HEADING.matcher(html);
    while (heading.find()) {
      levels.add(Integer.valueOf(heading.group(1)));
    }
    return levels;
  }

  private static FragmentReferences references(String html, RepositoryLinks links, String prefix) {
    Set<String> anchors = new HashSet<>();
    Matcher id = ANCHOR.matcher(html);
    while (id.find()) {
      anchors.add(id.group(1));
    }
    return new FragmentReferences(links, anchors, prefix);
  }

  /** Gives headings the anchors that links of the text expect. */
  private static final class HeadingIds implements AttributeProvider {

    private final HeadingAnchors anchors = new HeadingAnchors();

    @Override
    public void setAttributes(Node node, String element, Map<String, String> attributes) {
      if (node instanceof Heading) {
        attributes.put("id", anchors.next(Tree.plainText(node)));
      }
    }
  }

  /**
   * Where headings of a text stand below the page's own: the highest one directly below, without
   * gaps.
   */
  static final class HeadingLevels {

    private final List<Integer> written;
    private final int above;

    HeadingLevels(TreeSet<Integer> written, int above) {
      this.written = List.copyOf(written);
      this.above = above;
    }

    /** The element in place of another; empty if that is no heading. */
    Optional<String> of(String element) {
      if (element.length() != 2
          || element.charAt(0) != 'h'
          || !Character.isDigit(element.charAt(1))) {
        return Optional.empty();
      }
      int rank = written.indexOf(element.charAt(1) - '0');
      return Optional.of("h" + Math.min(6, above + 1 + Math.max(rank, 0)));
    }
  }
}
