package dev.sentinelsync.site.search;

import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import dev.sentinelsync.kql.syntax.token.Lexer;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of queries by which a reader looks for them (page layouts 15.2). */
final class QueryTerms {

  /** Most literals of a page that become terms; long lists of indicators are data, not words. */
  static final int MOST_LITERALS = 300;

  /** Most names of a page that become terms. */
  private static final int MOST_NAMES = 1_000;

  /** Longest beginning of a literal that is read, in UTF-16 units. */
  private static final int LONGEST = 200;

  /** Addresses and digests: who looks for an indicator has it whole. */
  private static final Predicate<String> INDICATOR =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f]{32,128}").asMatchPredicate();

  /** Functions of the language are written so; those of a repository rarely. */
  private static final Predicate<String> LOWER_CASE =
      Pattern.compile("[a-z0-9_]+").asMatchPredicate();

  private static final Predicate<String> EVENT_ID = Pattern.compile("\\d{3,}").asMatchPredicate();

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> literals = new LinkedHashSet<>();

  private QueryTerms() {}

  /** The words of queries, each once. */
  static List<String> of(List<ContentQuery> queries) {
    QueryTerms terms = new QueryTerms();
    queries.forEach(query -> terms.read(Lexer.tokenize(query.text(), new DiagnosticLog())));
    Set<String> words = new LinkedHashSet<>();
    terms.names.stream().limit(MOST_NAMES).map(SearchWords::withParts).forEach(words::addAll);
    Stream.concat(
            terms.literals.stream().filter(INDICATOR),
            terms.literals.stream().filter(INDICATOR.negate()))
        .limit(MOST_LITERALS)
        .map(SearchWords::withParts)
        .forEach(words::addAll);
    return words.stream().filter(SearchWords::hasPrefix).toList();
  }

  private void read(Token[] tokens) {
    for (int i = 0; i < tokens.length; i++) {
      String text = tokens[i].text();
      switch (tokens[i].kind()) {
        case IDENTIFIER -> {
          boolean called = i + 1 < tokens.length && tokens[i + 1].kind() == TokenKind.OPEN_PAREN;
          if (!called || !LOWER_CASE.test(text)) {
            names.add(text);
          }
        }
        case NUMBER -> {
          if (EVENT_ID.test(text)) {
            literals.add(text);
          }
        }
        case STRING, LITERAL ->
            literals.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        default -> {}
      }
    }
  }
}
