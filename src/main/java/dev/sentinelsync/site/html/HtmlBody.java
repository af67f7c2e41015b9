package dev.sentinelsync.site.html;

import dev.sentinelsync.site.markdown.HeadingAnchors;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The content of a page as HTML, without the frame.
 *
 * @param title its first heading as plain text; empty if it has none
 * @param description the first text before its sections as plain text, cut; empty if it has none
 * @param sections headings of the second level, for a table of contents
 * @param html well-formed HTML
 */
public record HtmlBody(String title, String description, List<Section> sections, String html) {

  /**
   * A section of the page.
   *
   * @param id its anchor
   * @param title its heading as plain text
   */
  public record Section(String id, String title) {}

  /** Search engines and previews show about this much, in characters. */
  private static final int DESCRIPTION_LENGTH = 200;

  /** Enough of a text's HTML for its beginning to be that long. */
  private static final int TEXT_LENGTH = 10 * DESCRIPTION_LENGTH;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .nodeRendererFactory(context -> new Unseen())
          .build();

  /** Copies the list. */
  public HtmlBody {
    sections = List.copyOf(sections);
  }

  /**
   * Makes the content.
   *
   * @param markdown the page's own text
   * @param fragments the texts of the repository in it
   * @param references all references to pages of the site that the page was given
   * @throws IllegalStateException if the text links to anything but pages of the site, places of
   *     the page itself, and the web
   */
  public static HtmlBody of(String markdown, Fragments fragments, Set<String> references) {
    Node document = PARSER.parse(markdown);
    document.accept(new HeadingLevels());
    document.accept(new BodyNodes(fragments));
    document.accept(new LinkCheck(references));
    Headings headings = new Headings();
    document.accept(headings);
    boolean turns = Direction.turns(markdown);
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .attributeProviderFactory(context -> new BodyAttributes(headings.ids(), turns))
            .nodeRendererFactory(BodyRenderer::new)
            .build();
    return new HtmlBody(
        headings.title(), description(document), headings.sections(), renderer.render(document));
  }

  private static String description(Node document) {
    for (Node node = document.getFirstChild();
        node != null && !isSection(node);
        node = node.getNext()) {
      String text =
          node instanceof BodyNodes.Block block
              ? block.text(TEXT_LENGTH)
              : node instanceof Paragraph ? TEXT.render(node) : "";
      String line = SPACE.matcher(text).replaceAll(" ").strip();
      if (!line.isEmpty()) {
        return shorten(line);
      }
    }
    return "";
  }

  private static boolean isSection(Node node) {
    return node instanceof Heading heading && heading.getLevel() > 1;
  }

  private static String shorten(String text) {
    if (text.length() <= DESCRIPTION_LENGTH) {
      return text;
    }
    int blank = text.lastIndexOf(' ', DESCRIPTION_LENGTH);
    return text.substring(0, blank > 0 ? blank : DESCRIPTION_LENGTH) + "…";
  }

  /** Leaves tags out of plain text, such as the badge before a title. */
  private static final class Unseen implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(HtmlInline.class);
    }

    @Override
    public void render(Node node) {
      // A tag is no text.
    }
  }

  /** The anchors of headings. */
  private static final class Headings extends AbstractVisitor {

    private final HeadingAnchors anchors = new HeadingAnchors();
    private final Map<Node, String> ids = new IdentityHashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private String title = "";

    @Override
    public void visit(Heading heading) {
      String text = TEXT.render(heading).strip();
      String id = anchors.next(text);
      ids.put(heading, id);
      if (heading.getLevel() == 1 && title.isEmpty()) {
        title = text;
      } else if (heading.getLevel() == 2) {
        sections.add(new Section(id, text));
      }
    }

    Map<Node, String> ids() {
      return ids;
    }

    List<Section> sections() {
      return sections;
    }

    String title() {
      return title;
    }
  }

  /** Whether links lead to pages. */
  private static final class LinkCheck extends AbstractVisitor {

    private static final Pattern QUERY_OR_ANCHOR = Pattern.compile("[?#]");

    private final Set<String> references;

    LinkCheck(Set<String> references) {
      this.references = references;
    }

    @Override
    public void visit(Link link) {
      check(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      check(image.getDestination());
      visitChildren(image);
    }

    private void check(String destination) {
      int anchor = destination.indexOf('#');
      String page = QUERY_OR_ANCHOR.split(destination, 2)[0];
      boolean known =
          page.isEmpty() && anchor >= 0
              || references.contains(page)
              || page.startsWith("https://")
              || page.startsWith("http://")
              || page.startsWith("mailto:");
      if (!known) {
        throw new IllegalStateException(
            "the link target '%s' is neither a page of the site nor an address of the web"
                .formatted(destination));
      }
    }
  }
}
