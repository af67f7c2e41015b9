package dev.sentinelsync.site.markdown;

import java.util.List;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Markdown as a tree, walked without recursion: its depth is up to whoever wrote the text. */
final class Tree {

  /** Nobody writes text that is nested deeper; renderers that recurse fail somewhere above. */
  static final int MAX_DEPTH = 100;

  /** A little more than what is accepted, so that a tree which was cut short is not. */
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(MAX_DEPTH + 10)
          .maxInlineNesting(MAX_DEPTH + 10)
          .build();

  private Tree() {}

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  /** Visits a node and all below it in document order. */
  static void walk(Node root, Consumer<Node> enter, Consumer<Node> leave) {
    Node node = root;
    while (true) {
      enter.accept(node);
      Node next = node.getFirstChild();
      while (next == null) {
        leave.accept(node);
        if (node == root) {
          return;
        }
        next = node.getNext();
        node = next == null ? node.getParent() : node;
      }
      node = next;
    }
  }

  /** Whether any node has more ancestors than text that people wrote. */
  static boolean isTooDeep(Node root) {
    int[] depth = {0, 0};
    walk(
        root,
        node -> {
          depth[0]++;
          depth[1] = Math.max(depth[0], depth[1]);
        },
        node -> depth[0]--);
    return depth[1] > MAX_DEPTH;
  }

  /** The text of a heading without its markup. */
  static String plainText(Node node) {
    StringBuilder text = new StringBuilder();
    walk(
        node,
        part -> {
          if (part instanceof Text words) {
            text.append(words.getLiteral());
          } else if (part instanceof Code code) {
            text.append(code.getLiteral());
          } else if (part instanceof SoftLineBreak || part instanceof HardLineBreak) {
            text.append(' ');
          }
        },
        part -> {});
    return text.toString();
  }

  /** The block in which an element that is opened at a node has to be closed again. */
  static Node scope(Node node) {
    Node scope = node;
    while (!isScope(scope)) {
      scope = scope.getParent();
    }
    return scope;
  }

  static boolean isScope(Node node) {
    return node instanceof Document
        || node instanceof ListItem
        || node instanceof BlockQuote
        || node instanceof Heading
        || node instanceof TableCell;
  }

  /** The innermost block that holds a node. */
  static Node leaf(Node node) {
    Node leaf = node;
    while (!(leaf instanceof Block) && !(leaf instanceof TableCell)) {
      leaf = leaf.getParent();
    }
    return leaf;
  }
}
