package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import java.util.Set;

/** Parses the options after an operator's name, such as {@code kind=inner hint.remote=auto}. */
final class OperatorParameters {

  private static final Set<String> NAMES =
      Set.of(
          "__crossCluster",
          "__crossDB",
          "__id",
          "__isFuzzy",
          "__noWithSource",
          "__packedColumn",
          "__sourceColumnIndex",
          "bagexpansion",
          "best_effort",
          "bin_legacy",
          "characters",
          "cycles",
          "decodeblocks",
          "expandoutput",
          "flags",
          "force_remote",
          "isfuzzy",
          "kind",
          "output",
          "threshold",
          "with_component_id",
          "with_itemindex",
          "with_match_id",
          "with_node_id",
          "with_source",
          "with_source_id",
          "with_step_name",
          "with_target_id",
          "withsource");

  private static final Set<String> HINTS =
      Set.of(
          "concurrency",
          "distribution",
          "materialized",
          "num_partitions",
          "pass_filters",
          "pass_filters_column",
          "progressive_top",
          "remote",
          "shufflekey",
          "spread",
          "strategy");

  private final TokenCursor cursor;
  private final NameParser names;
  private final LiteralParser literals;

  OperatorParameters(TokenCursor cursor, NameParser names, LiteralParser literals) {
    this.cursor = cursor;
    this.names = names;
    this.literals = literals;
  }

  /** Takes all options at the cursor. */
  void skip() {
    boolean more = true;
    while (more) {
      more = skipOne();
    }
  }

  /** Takes one option, and says whether there was one. */
  boolean skipOne() {
    int length = nameLength();
    if (length == 0) {
      return false;
    }
    for (int i = 0; i <= length; i++) {
      cursor.next();
    }
    value();
    return true;
  }

  /** Number of tokens of the option's name at the cursor, or 0. */
  private int nameLength() {
    Token token = cursor.peek();
    if (token.kind() != TokenKind.IDENTIFIER && token.kind() != TokenKind.KEYWORD) {
      return 0;
    }
    int length = 1;
    if (token.text().equals("hint") && cursor.peek(1).kind() == TokenKind.DOT) {
      boolean together = cursor.peek(1).follows(token) && cursor.peek(2).follows(cursor.peek(1));
      if (!together || !HINTS.contains(cursor.peek(2).text())) {
        return 0;
      }
      length = 3;
    } else if (!NAMES.contains(token.text())) {
      return 0;
    }
    return cursor.peek(length).kind() == TokenKind.EQUAL ? length : 0;
  }

  /** A literal, a name, or one of the words that are a value and no name. */
  void value() {
    if (cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS)) {
      cursor.next();
    }
    if (literals.literal() != null) {
      return;
    }
    if (!cursor.accept("relaxed") && !cursor.accept("simple")) {
      names.fresh();
    }
  }
}
