package dev.sentinelsync.site.html;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Where text is written from right to left. Such text stands in an element of its own direction, so
 * that it does not turn what stands beside it (page layouts 13.3).
 */
final class Direction {

  /** No character below it is written from right to left. */
  private static final int FIRST = 0x590;

  private Direction() {}

  /** Whether any character of a text is written from right to left. */
  static boolean turns(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Half of a character alone turns nothing.
      if (text.charAt(i) >= FIRST && turns(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean turns(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER ->
          true;
      default -> false;
    };
  }

  /** Whether the text of an element has such characters. */
  static boolean turns(Node element) {
    Search search = new Search();
    element.accept(search);
    return search.found;
  }

  private static final class Search extends AbstractVisitor {

    private boolean found;

    @Override
    public void visit(Text text) {
      found |= turns(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      found |= turns(code.getLiteral());
    }
  }
}
