package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.Token;
import java.util.HashMap;
import java.util.Map;

/** How tightly the binary operators bind; a greater number binds tighter. */
final class BinaryOperators {

  static final int OR = 1;
  static final int AND = 2;
  static final int EQUALITY = 3;
  static final int RELATION = 4;
  static final int SUM = 5;
  static final int PRODUCT = 6;
  static final int STRING = 7;

  private static final Map<String, Integer> PRECEDENCE = new HashMap<>();

  static {
    put(OR, "or");
    put(AND, "and");
    put(EQUALITY, "== != <> in in~ !in !in~ has_any has_all between !between");
    put(RELATION, "< > <= >=");
    put(PRODUCT, "/ %");
    put(
        STRING,
        """
        =~ !~ has !has has_cs !has_cs hasprefix !hasprefix hasprefix_cs !hasprefix_cs hassuffix
        !hassuffix hassuffix_cs !hassuffix_cs like notlike likecs notlikecs contains notcontains
        containscs notcontainscs !contains contains_cs !contains_cs startswith !startswith
        startswith_cs !startswith_cs endswith !endswith endswith_cs !endswith_cs
        """);
  }

  private BinaryOperators() {}

  /** The precedence of the operator at the cursor, or 0 when there is none. */
  static int precedence(TokenCursor cursor) {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case PLUS, MINUS -> SUM;
      case STAR -> PRODUCT;
      case COLON -> STRING;
      case OPERATOR -> PRECEDENCE.getOrDefault(token.text(), 0);
      case KEYWORD ->
          token.is("in") && cursor.peek(1).is("range")
              ? 0
              : PRECEDENCE.getOrDefault(token.text(), 0);
      case IDENTIFIER -> matchesRegex(cursor) ? STRING : 0;
      default -> 0;
    };
  }

  /** {@code matches regex} is the one operator of two words. */
  private static boolean matchesRegex(TokenCursor cursor) {
    return cursor.peek().text().equals("matches") && cursor.peek(1).is("regex");
  }

  private static void put(int precedence, String operators) {
    for (String operator : operators.trim().split("\\s+")) {
      PRECEDENCE.put(operator, precedence);
    }
  }
}
