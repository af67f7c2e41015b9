package dev.sentinelsync.site.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.owasp.html.Encoding;

/**
 * Puts texts of the repository as nodes of their own in place of their marks, and a frame around
 * tables, so that a wide one scrolls and not the page.
 */
final class BodyNodes extends AbstractVisitor {

  /** A tag, also one that is cut off. */
  private static final Pattern TAG = Pattern.compile("<[^>]*(?:>|$)");

  private final Fragments fragments;
  private int level = 1;

  BodyNodes(Fragments fragments) {
    this.fragments = fragments;
  }

  /** HTML between paragraphs. */
  static final class Block extends CustomBlock {

    private final String html;

    Block(String html) {
      this.html = html;
    }

    String html() {
      return html;
    }

    /** The beginning of its text. */
    String text(int length) {
      String start = html.substring(0, Math.min(length, html.length()));
      return Encoding.decodeHtml(TAG.matcher(start).replaceAll(" "), false);
    }
  }

  /** HTML inside a line. */
  static final class Phrase extends CustomNode {

    private final String html;

    Phrase(String html) {
      this.html = html;
    }

    String html() {
      return html;
    }
  }

  @Override
  public void visit(Heading heading) {
    level = heading.getLevel();
    visitChildren(heading);
  }

  @Override
  public void visit(Paragraph paragraph) {
    Node only = paragraph.getFirstChild();
    if (only instanceof Text text && only.getNext() == null) {
      Matcher mark = Fragments.marks(text.getLiteral());
      if (mark.matches()) {
        fragments
            .html(mark, level)
            .ifPresent(
                html -> {
                  paragraph.insertBefore(new Block("<div dir=\"auto\">" + html + "</div>"));
                  paragraph.unlink();
                });
        return;
      }
    }
    visitChildren(paragraph);
  }

  @Override
  public void visit(CustomBlock block) {
    if (block instanceof TableBlock) {
      block.insertBefore(new Block("<div class=\"table\" tabindex=\"0\">"));
      block.insertAfter(new Block("</div>"));
    }
    visitChildren(block);
  }

  @Override
  public void visit(Text text) {
    String literal = text.getLiteral();
    Matcher mark = Fragments.marks(literal);
    int end = 0;
    while (mark.find()) {
      var html = fragments.html(mark, level);
      if (html.isPresent()) {
        text.insertBefore(new Text(literal.substring(end, mark.start())));
        text.insertBefore(new Phrase("<span dir=\"auto\">" + html.get() + "</span>"));
        end = mark.end();
      }
    }
    if (end > 0) {
      text.setLiteral(literal.substring(end));
    }
  }
}
