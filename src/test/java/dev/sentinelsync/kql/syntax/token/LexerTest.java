package dev.sentinelsync.kql.syntax.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "_x9 ¦ IDENTIFIER:_x9",
        "hx ¦ IDENTIFIER:hx",
        "H@\"x\" ¦ STRING:x",
        "'\\a\\b\\f\\v\\'\\\\' ¦ STRING:\u0007\b\f\u000b'\\",
        "'\\U0001F600\\U00110000' ¦ STRING:😀\ufffd",
        "'\\7\\400' ¦ STRING:\u0007\u00200",
        "0X1f ¦ NUMBER:0X1f",
        "0 ¦ NUMBER:0",
        "5. ¦ NUMBER:5.",
        "1e-3 ¦ NUMBER:1e-3",
        "1E+3 ¦ NUMBER:1E+3",
        "1ms ¦ LITERAL:1ms",
        "2days ¦ LITERAL:2days",
        "3ticks ¦ LITERAL:3ticks",
        "1msx ¦ IDENTIFIER:1msx",
        "0x ¦ IDENTIFIER:0x",
        "0xfg ¦ IDENTIFIER:0xfg",
        "1ex ¦ IDENTIFIER:1ex",
        "3Dchart ¦ KEYWORD:3Dchart",
        "3Dcharts ¦ IDENTIFIER:3Dcharts",
        "FALSE ¦ LITERAL:FALSE",
        "fALSE ¦ IDENTIFIER:fALSE",
        "in~ ¦ KEYWORD:in~",
        "!startswith_cs ¦ KEYWORD:!startswith_cs",
        "graph-shortest-paths ¦ KEYWORD:graph-shortest-paths",
        "a1b2c3d4-0000-0000-0000-0123456789ab ¦ LITERAL:a1b2c3d4-0000-0000-0000-0123456789ab",
        "11111111-0000-0000-0000-0123456789ab ¦ LITERAL:11111111-0000-0000-0000-0123456789ab",
        "\u00a0\u1680\u2003\u202f\u205f\u3000\ufeffa ¦ IDENTIFIER:a",
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
        "a>=b<>c>d<e ¦ IDENTIFIER:a OPERATOR:>= IDENTIFIER:b OPERATOR:<> IDENTIFIER:c OPERATOR:> IDENTIFIER:d OPERATOR:< IDENTIFIER:e",
        "a=~b==c=d ¦ IDENTIFIER:a OPERATOR:=~ IDENTIFIER:b OPERATOR:== IDENTIFIER:c EQUAL:= IDENTIFIER:d",
        "a!~b ¦ IDENTIFIER:a OPERATOR:!~ IDENTIFIER:b",
        "!inx ¦ BAD:! IDENTIFIER:inx",
        "a?b:c;@ ¦ IDENTIFIER:a QUESTION:? IDENTIFIER:b COLON:: IDENTIFIER:c SEMICOLON:; AT:@",
        "a/b%c*d+e ¦ IDENTIFIER:a OPERATOR:/ IDENTIFIER:b OPERATOR:% IDENTIFIER:c STAR:* IDENTIFIER:d PLUS:+ IDENTIFIER:e",
        "({a},b)|c ¦ OPEN_PAREN:( OPEN_BRACE:{ IDENTIFIER:a CLOSE_BRACE:} COMMA:, IDENTIFIER:b CLOSE_PAREN:) BAR:| IDENTIFIER:c",
        "datetime(2024 ¦ LITERAL:datetime(2024",
        "guid (a) ¦ KEYWORD:guid OPEN_PAREN:( IDENTIFIER:a CLOSE_PAREN:)",
        "0x1-2 ¦ NUMBER:0x1 MINUS:- NUMBER:2",
        "1.e ¦ NUMBER:1 DOT:. IDENTIFIER:e",
        "12345678-1234 ¦ NUMBER:12345678 MINUS:- NUMBER:1234",
        "x.y[0] ¦ IDENTIFIER:x DOT:. IDENTIFIER:y OPEN_BRACKET:[ NUMBER:0 CLOSE_BRACKET:]",
      })
  void tokensNeedNoSpaceBetweenThem(String text, String tokens) {
    assertThat(String.join(" ", tokens(text))).isEqualTo(tokens);
  }

  @Test
  void directivesAndCommentsAreNoTokens() {
    assertThat(tokens("#connect a\n // b\n#c\r\nd // e\n/ f"))
        .containsExactly("IDENTIFIER:d", "OPERATOR:/", "IDENTIFIER:f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\u2028", "\u2029"})
  void aCommentEndsWithItsLine(String lineEnd) {
    assertThat(tokens("// b" + lineEnd + "d")).endsWith("IDENTIFIER:d");
  }

  @Test
  void tokensKnowTheirPlaces() {
    assertThat(Lexer.tokenize("ab  'c'|", new DiagnosticLog()))
        .extracting(Token::start, Token::end)
        .containsExactly(tuple(0, 2), tuple(4, 7), tuple(7, 8), tuple(8, 8));
  }
}
