package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import java.util.Arrays;

/** Finds the partner of each bracket in one pass, so that skipping over a group costs nothing. */
final class BracketPairs {

  private BracketPairs() {}

  /** For each token that opens a bracket the index of the one that closes it; else -1. */
  static int[] of(Token[] tokens) {
    int[] partners = new int[tokens.length];
    Arrays.fill(partners, -1);
    int[] stack = new int[tokens.length];
    int[] open = new int[TokenKind.values().length];
    int depth = 0;
    for (int i = 0; i < tokens.length; i++) {
      TokenKind kind = tokens[i].kind();
      if (kind.opens()) {
        stack[depth++] = i;
        open[kind.ordinal()]++;
      } else if (kind.closes()) {
        TokenKind opening = opening(kind);
        // Brackets that were never closed lie between; leave them without a partner.
        while (open[opening.ordinal()] > 0) {
          int top = stack[--depth];
          TokenKind topKind = tokens[top].kind();
          open[topKind.ordinal()]--;
          if (topKind == opening) {
            partners[top] = i;
            break;
          }
        }
      }
    }
    return partners;
  }

  private static TokenKind opening(TokenKind closing) {
    return switch (closing) {
      case CLOSE_PAREN -> TokenKind.OPEN_PAREN;
      case CLOSE_BRACKET -> TokenKind.OPEN_BRACKET;
      default -> TokenKind.OPEN_BRACE;
    };
  }
}
