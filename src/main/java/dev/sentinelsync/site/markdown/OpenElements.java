package dev.sentinelsync.site.markdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Document;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * The elements that are open while a text is read, by the rules by which a browser builds its tree
 * (HTML standard 13.2.6), as far as the elements of {@link TagPolicy} go. Sees to it that nothing
 * stays open behind the text, and that nothing is closed that it did not open.
 */
final class OpenElements {

  /** Have no end tag, or none that matters: the next block ends a {@code p} (13.1.2.4). */
  private static final Set<String> UNTRACKED = Set.of("br", "hr", "img", "wbr", "p");

  private static final Set<String> TABLE_PARTS =
      Set.of("caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td");

  /** A browser opens these again in every block that follows until their end tag (13.2.4.3). */
  private static final Set<String> FORMATTING =
      Set.of(
          "a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u");

  private static final Set<String> PHRASES =
      Set.of(
          "abbr", "cite", "del", "dfn", "ins", "kbd", "mark", "q", "samp", "span", "sub", "sup",
          "var");

  /** The next one of them ends the one before. */
  private static final Set<String> LIST_ITEMS = Set.of("li", "dt", "dd");

  private static final Set<String> LISTS = Set.of("ul", "ol", "dl");

  /** Browsers give up at 512; nobody writes as many. */
  private static final int MAX_OPEN = 200;

  /** An element that was opened and not yet closed. */
  private static final class Element {
    private final String name;
    private final int start;
    private final Node scope;
    private final Node leaf;

    /** Where the block around it ended, or -1. */
    private int closeAt = -1;

    Element(String name, int start, Node scope, Node leaf) {
      this.name = name;
      this.start = start;
      this.scope = scope;
      this.leaf = leaf;
    }

    boolean isPhrase() {
      return FORMATTING.contains(name) || PHRASES.contains(name);
    }
  }

  private final Edits edits;
  private final List<Element> open = new ArrayList<>();

  OpenElements(Edits edits) {
    this.edits = edits;
  }

  /**
   * Takes an element as opened.
   *
   * @param node in which its tag stands
   */
  void open(String name, int start, int end, Node node) {
    Node scope = Tree.scope(node);
    if (TABLE_PARTS.contains(name)) {
      if (find("table", scope) < 0) {
        edits.delete(start, end);
      }
    } else if (!UNTRACKED.contains(name)) {
      if (LIST_ITEMS.contains(name)) {
        endListItem();
      }
      Node leaf = Tree.leaf(node);
      // A browser does not see the end of emphasis or of a link in which a table begins.
      boolean hidesEnd = name.equals("table") && node != leaf && node.getParent() != leaf;
      if (open.size() < MAX_OPEN && !hidesEnd) {
        open.add(new Element(name, start, scope, leaf));
      } else {
        edits.replace(start, start + 1, "&lt;");
      }
    }
  }

  /** Takes an element as closed; an end tag that closes nothing of this text goes if it could. */
  void close(String name, int start, int end, Node node) {
    Node scope = Tree.scope(node);
    if (TABLE_PARTS.contains(name)) {
      if (find("table", scope) < 0) {
        edits.delete(start, end);
      }
    } else if (FORMATTING.contains(name) || PHRASES.contains(name)) {
      int found = find(name, scope);
      if (found >= 0) {
        open.remove(found);
      }
    } else if (!UNTRACKED.contains(name)) {
      closeBlock(name, start, end, scope);
    }
  }

  private void closeBlock(String name, int start, int end, Node scope) {
    int found = find(name, scope);
    if (found < 0) {
      edits.delete(start, end);
      return;
    }
    for (int i = open.size() - 1; i >= found; i--) {
      Element element = open.get(i);
      if (!element.isPhrase() || i == found) {
        open.remove(i);
      } else if (element.closeAt < 0) {
        element.closeAt = start;
      }
    }
  }

  private void endListItem() {
    for (int i = open.size() - 1; i >= 0 && !LISTS.contains(open.get(i).name); i--) {
      if (LIST_ITEMS.contains(open.get(i).name)) {
        open.remove(i);
        return;
      }
    }
  }

  /** The innermost open element of a name that an end tag in a scope would close, or -1. */
  private int find(String name, Node scope) {
    boolean phrase = PHRASES.contains(name);
    for (int i = open.size() - 1; i >= 0; i--) {
      Element element = open.get(i);
      boolean behindCell = scope instanceof TableCell && element.scope != scope;
      if (behindCell) {
        return -1;
      }
      if (element.name.equals(name) || isHeading(name) && isHeading(element.name)) {
        return i;
      }
      if (element.name.equals("table") || phrase && !element.isPhrase()) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isHeading(String name) {
    return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) != 'r';
  }

  /** Leaves a block: what was opened in it and has to be closed in it is closed, or undone. */
  void leave(Node scope) {
    boolean cell = scope instanceof TableCell;
    for (int i = open.size() - 1; i >= 0; i--) {
      Element element = open.get(i);
      if (element.scope == scope && (cell || !element.isPhrase())) {
        open.remove(i);
        if (element.isPhrase()) {
          closePhrase(element);
        } else {
          closeIn(scope, element);
        }
      }
    }
  }

  /** The end tags that the end of the text still needs. */
  String finish() {
    StringBuilder end = new StringBuilder();
    Collections.reverse(open);
    for (Element element : open) {
      if (element.isPhrase()) {
        closePhrase(element);
      } else {
        end.append("</").append(element.name).append('>');
      }
    }
    return end.toString();
  }

  private void closePhrase(Element element) {
    int position = element.closeAt >= 0 ? element.closeAt : textEnd(element.leaf);
    edits.insert(position, "</" + element.name + ">");
  }

  private void closeIn(Node scope, Element element) {
    Node last = scope;
    while (last.getLastChild() != null && !(last instanceof Paragraph)) {
      last = last.getLastChild();
    }
    if (last instanceof Paragraph || last instanceof HtmlBlock) {
      edits.insert(textEnd(last), "</" + element.name + ">");
    } else {
      edits.replace(element.start, element.start + 1, "&lt;");
    }
  }

  private static int textEnd(Node leaf) {
    Node last = leaf.getLastChild();
    return Fragment.end(last == null || last.getSourceSpans().isEmpty() ? leaf : last);
  }

  /** Whether a node is one that {@link #leave} is to be called for. */
  static boolean isLeft(Node node) {
    return Tree.isScope(node) && !(node instanceof Document);
  }
}
