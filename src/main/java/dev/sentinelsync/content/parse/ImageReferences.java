package dev.sentinelsync.content.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.parser.Parser;

/** Finds the images that a Markdown text shows (page layouts 13.8). */
public final class ImageReferences {

  /** The text with the most images of the real repository has a third of them. */
  public static final int MOST = 200;

  /** In characters; a path of the repository is shorter, and so is an address of the web. */
  private static final int LONGEST = 1_000;

  /** Markdown that people write is nested far less. */
  private static final int MOST_NESTING = 110;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .maxOpenBlockParsers(MOST_NESTING)
          .maxInlineNesting(MOST_NESTING)
          .build();

  private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);

  private static final Pattern TAG =
      Pattern.compile(
          "<img\\b[^>]{0,2000}?[\\s\"'/]src\\s*=\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\\s\"'>]+))",
          Pattern.CASE_INSENSITIVE);

  private ImageReferences() {}

  /**
   * Finds them.
   *
   * @param text Markdown with HTML in it, of any origin
   * @return where the images are, as written, in document order, each once; not more than {@link
   *     #MOST}, and none of a text that is built to keep a parser busy
   */
  public static List<String> of(String text) {
    boolean any = text.contains("![") || text.toLowerCase(Locale.ROOT).contains("<img");
    if (!any || ReadingCost.isTooHigh(text)) {
      return List.of();
    }
    Search search = new Search();
    PARSER.parse(text).accept(search);
    return List.copyOf(
        new ArrayList<>(search.found).subList(0, Math.min(MOST, search.found.size())));
  }

  private static final class Search extends AbstractVisitor {

    private final Set<String> found = new LinkedHashSet<>();

    @Override
    public void visit(Image image) {
      add(image.getDestination());
      visitChildren(image);
    }

    @Override
    public void visit(HtmlBlock block) {
      html(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline tag) {
      html(tag.getLiteral());
    }

    private void html(String html) {
      Matcher tag = TAG.matcher(COMMENT.matcher(html).replaceAll(""));
      while (tag.find()) {
        Stream.of(1, 2, 3)
            .map(tag::group)
            .filter(value -> value != null)
            .map(value -> value.replace("&amp;", "&").strip())
            .forEach(this::add);
      }
    }

    private void add(String reference) {
      if (!reference.isEmpty() && reference.length() <= LONGEST) {
        found.add(reference);
      }
    }
  }
}
