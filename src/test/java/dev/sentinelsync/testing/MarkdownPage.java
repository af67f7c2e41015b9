package dev.sentinelsync.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlSanitizer;

/**
 * A page as a reader's program sees it: CommonMark with tables, anchors as GitHub makes them.
 * Shares no code with what writes the pages.
 */
public final class MarkdownPage {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();

  private final Set<String> anchors = new HashSet<>();
  private final List<String> references = new ArrayList<>();

  private int links;

  private MarkdownPage() {}

  /** Reads a page. */
  public static MarkdownPage parse(String markdown) {
    MarkdownPage page = new MarkdownPage();
    PARSER.parse(markdown).accept(page.new Reader());
    return page;
  }

  /** The page as HTML, with what HTML it brings. */
  public static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }

  /** What a fragment can point to. */
  public Set<String> anchors() {
    return anchors;
  }

  /** Destinations of links and images, HTML ones included, in order. */
  public List<String> references() {
    return references;
  }

  /** How many links there are, HTML ones included; pictures are none. */
  public int links() {
    return links;
  }

  private final class Reader extends AbstractVisitor {

    private final Map<String, Integer> occurrences = new HashMap<>();

    @Override
    public void visit(Heading heading) {
      String slug = slug(plainText(heading));
      String unique = slug;
      while (occurrences.containsKey(unique)) {
        unique = slug + "-" + occurrences.merge(slug, 1, Integer::sum);
      }
      occurrences.put(unique, 0);
      anchors.add(unique);
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      links++;
      references.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      references.add(image.getDestination());
      visitChildren(image);
    }

    @Override
    public void visit(HtmlInline html) {
      read(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
      read(html.getLiteral());
    }

    private void read(String html) {
      HtmlSanitizer.sanitize(html, new Tags());
    }
  }

  /** Takes anchors and references from tags. */
  private final class Tags implements HtmlSanitizer.Policy {

    @Override
    public void openTag(String element, List<String> attributes) {
      for (int i = 0; i + 1 < attributes.size(); i += 2) {
        switch (attributes.get(i)) {
          case "href" -> {
            links++;
            references.add(attributes.get(i + 1));
          }
          case "src" -> references.add(attributes.get(i + 1));
          case "id", "name" -> anchors.add(attributes.get(i + 1));
          default -> {}
        }
      }
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void closeTag(String element) {}

    @Override
    public void text(String text) {}
  }

  private static String plainText(Node heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text words) {
            text.append(words.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak lineBreak) {
            text.append(' ');
          }
        });
    return text.toString();
  }

  /** Letters, marks, digits, connectors, hyphens and blanks stay; emoji and punctuation go. */
  private static String slug(String heading) {
    StringBuilder slug = new StringBuilder();
    heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(MarkdownPage::isKept)
        .forEach(point -> slug.appendCodePoint(point == ' ' ? '-' : point));
    return slug.toString();
  }

  private static boolean isKept(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.CONNECTOR_PUNCTUATION,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetterOrDigit(point) || point == '-' || point == ' ';
    };
  }
}
