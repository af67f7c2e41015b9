package dev.sentinelsync.kql.compare;

import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects what the tree of a query leaves out: spans of time, kinds of joins and projected
 * columns.
 */
final class TokenMeaning {

  private static final Pattern TIMESPAN =
      Pattern.compile("(?i)-?[0-9.]+\\s*[a-z]+|(?:time|timespan)\\(.*\\)");

  /** Truth values stand in the tree. */
  private static final Pattern TRUTH = Pattern.compile("(?i)true|false|bool(?:ean)?\\(.*\\)");

  private static final Set<String> PROJECTIONS =
      Set.of("project", "project-away", "project-keep", "project-rename");

  /** A projected expression is shown up to here. */
  private static final int LONGEST = 80;

  private final QueryMeaning meaning;
  private final Token[] tokens;
  private final String text;

  /** What stands before each open bracket. */
  private final Deque<String> open = new ArrayDeque<>();

  /** The variable that is being declared, or empty. */
  private String variable = "";

  TokenMeaning(QueryMeaning meaning, Token[] tokens, String text) {
    this.meaning = meaning;
    this.tokens = tokens;
    this.text = text;
  }

  void collect() {
    for (int at = 0; at < tokens.length; at++) {
      Token token = tokens[at];
      if (token.kind().opens()) {
        open.push(at == 0 ? "" : tokens[at - 1].text());
      } else if (token.kind().closes()) {
        open.poll();
      } else if (token.kind() == TokenKind.SEMICOLON && open.isEmpty()) {
        variable = "";
      } else if (token.is("let") && at + 1 < tokens.length) {
        variable = tokens[at + 1].text();
      } else if (token.is("join") || token.is("lookup")) {
        join(at);
      } else if (token.kind() == TokenKind.LITERAL) {
        literal(at);
      } else if (token.kind() == TokenKind.KEYWORD
          && PROJECTIONS.contains(token.text())
          && at > 0
          && tokens[at - 1].kind() == TokenKind.BAR) {
        project(at);
      }
    }
  }

  private void literal(int at) {
    if (TIMESPAN.matcher(tokens[at].text()).matches()) {
      meaning.add(Aspect.TIMESPANS, taker(at), tokens[at].text());
    } else if (at > 1
        && !TRUTH.matcher(tokens[at].text()).matches()
        && tokens[at - 1].kind() == TokenKind.OPERATOR
        && tokens[at - 2].kind() == TokenKind.IDENTIFIER) {
      String compared = tokens[at - 2].text() + " " + tokens[at - 1].text();
      meaning.add(Aspect.LITERALS, compared, tokens[at].text());
    }
  }

  /** What takes the span of time at a place: a function, an option, a variable, or nothing. */
  private String taker(int at) {
    for (String before : open) {
      if (!before.isEmpty() && Character.isLetter(before.charAt(0))) {
        return before;
      }
    }
    if (at > 0 && tokens[at - 1].kind() == TokenKind.KEYWORD) {
      return tokens[at - 1].text();
    }
    return variable;
  }

  private void join(int at) {
    String kind = tokens[at].is("join") ? "innerunique" : "leftouter";
    for (int i = at + 1; i + 2 < tokens.length && !endsOptions(tokens[i]); i++) {
      // Hints, such as hint.strategy=broadcast, may stand before it.
      if (tokens[i].text().equals("kind") && tokens[i + 1].kind() == TokenKind.EQUAL) {
        kind = tokens[i + 2].text();
      }
    }
    meaning.add(Aspect.JOINS, tokens[at].text(), kind);
  }

  private static boolean endsOptions(Token token) {
    return token.kind().opens() || token.kind() == TokenKind.BAR || token.is("on");
  }

  private void project(int at) {
    int depth = 0;
    int start = at + 1;
    for (int i = start; i < tokens.length; i++) {
      TokenKind kind = tokens[i].kind();
      boolean ends =
          kind == TokenKind.END
              || depth == 0
                  && (kind == TokenKind.BAR || kind == TokenKind.SEMICOLON || kind.closes());
      if (ends || depth == 0 && kind == TokenKind.COMMA) {
        if (i > start) {
          meaning.add(Aspect.COLUMNS, tokens[at].text(), column(start, i));
        }
        start = i + 1;
      }
      if (ends) {
        return;
      }
      depth += kind.opens() ? 1 : kind.closes() ? -1 : 0;
    }
  }

  /** The name that a column gets, or its expression if it gets none. */
  private String column(int start, int end) {
    if (start + 1 < end && tokens[start + 1].kind() == TokenKind.EQUAL) {
      return tokens[start].text();
    }
    String written = text.substring(tokens[start].start(), tokens[end - 1].end());
    String line = written.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
