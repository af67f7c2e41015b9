package dev.sentinelsync.kql.syntax.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

  private static List<String> tokens(String text) {
    return Arrays.stream(Lexer.tokenize(text, new DiagnosticLog()))
        .filter(token -> token.kind() != TokenKind.END)
        .map(token -> token.kind() + ":" + token.text())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "\"a\\\"b\" ¦ STRING:a\"b",
        "'a\\tb\\x41\\u0042\\103' ¦ STRING:a\tbABC",
        "@\"C:\\d\"\"e\" ¦ STRING:C:\\d\"e",
        "h@'x''y' ¦ STRING:x'y",
        "H\"x\" ¦ STRING:x",
        "12.5e3 ¦ NUMBER:12.5e3",
        "0xFF ¦ NUMBER:0xFF",
        "1.5h ¦ LITERAL:1.5h",
        "30minutes ¦ LITERAL:30minutes",
        "datetime(2024-01-31 10:00) ¦ LITERAL:datetime(2024-01-31 10:00)",
        "time(1.02:03:04) ¦ LITERAL:time(1.02:03:04)",
        "True ¦ LITERAL:True",
        "mv-expand ¦ KEYWORD:mv-expand",
        "project-rename ¦ KEYWORD:project-rename",
        "!in~ ¦ KEYWORD:!in~",
        "$left ¦ IDENTIFIER:$left",
        "3x ¦ IDENTIFIER:3x",
        "union2 ¦ IDENTIFIER:union2",
      })
  void aTokenIsReadAsAWhole(String text, String token) {
    assertThat(tokens(text)).containsExactly(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "a-b ¦ IDENTIFIER:a MINUS:- IDENTIFIER:b",
        "mv-expanded ¦ IDENTIFIER:mv MINUS:- IDENTIFIER:expanded",
        "1..5 ¦ NUMBER:1 DOT_DOT:.. NUMBER:5",
        "a<=b ¦ IDENTIFIER:a OPERATOR:<= IDENTIFIER:b",
        "a!=b ¦ IDENTIFIER:a OPERATOR:!= IDENTIFIER:b",
        "a=>b ¦ IDENTIFIER:a ARROW:=> IDENTIFIER:b",
        "x.y[0] ¦ IDENTIFIER:x DOT:. IDENTIFIER:y OPEN_BRACKET:[ NUMBER:0 CLOSE_BRACKET:]",
      })
  void tokensNeedNoSpaceBetweenThem(String text, String tokens) {
    assertThat(String.join(" ", tokens(text))).isEqualTo(tokens);
  }
}
