package dev.sentinelsync.site.html;

import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import dev.sentinelsync.kql.syntax.token.Lexer;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import java.util.Map;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Marks the words of a query for colours (page layouts 13.4). Each class is one letter, since a
 * query has many: {@code k} words of the language, {@code f} functions, {@code s} strings, {@code
 * n} numbers and other literals, {@code c} comments.
 */
final class QueryHighlighter {

  private final String query;
  private final HtmlWriter html;

  private QueryHighlighter(String query, HtmlWriter html) {
    this.query = query;
    this.html = html;
  }

  /** Writes a query; its characters stay as they are. */
  static void write(String query, HtmlWriter html) {
    new QueryHighlighter(query, html).write(Lexer.tokenize(query, new DiagnosticLog()));
  }

  private void write(Token[] tokens) {
    int end = 0;
    for (int i = 0; i < tokens.length; i++) {
      Token token = tokens[i];
      between(end, token.start());
      end = token.end();
      marked(style(token, i + 1 < tokens.length ? tokens[i + 1] : token), token.start(), end);
    }
    between(end, query.length());
  }

  private static String style(Token token, Token next) {
    return switch (token.kind()) {
      case KEYWORD -> "k";
      case STRING -> "s";
      case NUMBER, LITERAL -> "n";
      case IDENTIFIER -> next.kind() == TokenKind.OPEN_PAREN && next.follows(token) ? "f" : "";
      default -> "";
    };
  }

  /** White space and comments; a loop, since a query can be thousands of lines of comment. */
  private void between(int start, int end) {
    int from = start;
    for (int comment = comment(from, end); comment < end; comment = comment(from, end)) {
      html.text(query.substring(from, comment));
      int line = query.indexOf('\n', comment);
      from = line < 0 ? end : Math.min(line, end);
      marked("c", comment, from);
    }
    html.text(query.substring(from, end));
  }

  /** Where the next comment begins, or the end; what follows the end is not looked at. */
  private int comment(int from, int end) {
    int at = from;
    while (at < end && !query.startsWith("//", at)) {
      at++;
    }
    return at;
  }

  private void marked(String style, int start, int end) {
    if (style.isEmpty() || start == end) {
      html.text(query.substring(start, end));
      return;
    }
    html.tag("span", Map.of("class", style));
    html.text(query.substring(start, end));
    html.tag("/span");
  }
}
