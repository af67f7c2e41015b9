package dev.sentinelsync.kql.compare;

import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import dev.sentinelsync.kql.names.QueryReferences;
import dev.sentinelsync.kql.syntax.KqlLimits;
import dev.sentinelsync.kql.syntax.StatementParser;
import dev.sentinelsync.kql.syntax.token.Lexer;
import dev.sentinelsync.kql.syntax.token.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a query, or several together, mean: sets of names and constants that can be compared with
 * those of another version (analysis rules 17.3). For one thread.
 */
public final class QueryMeaning {

  /** Values of one subject: a list of indicators is compared by its beginning alone. */
  private static final int MOST_VALUES = 1_000;

  private final Map<Aspect, SortedMap<String, SortedSet<String>>> values =
      new EnumMap<>(Aspect.class);
  private final List<String> tokens = new ArrayList<>();
  private boolean readable = true;

  /** The meaning of nothing. */
  public QueryMeaning() {}

  /**
   * Adds a query.
   *
   * @param text the query
   * @param references what the analyzer says that it refers to
   */
  public QueryMeaning add(String text, QueryReferences references) {
    Token[] all = Lexer.tokenize(text, new DiagnosticLog());
    for (Token token : all) {
      tokens.add(token.kind() + " " + token.text());
    }
    readable &= references.diagnostics().isEmpty();
    addAll(Aspect.TABLES, "", references.tables());
    addAll(Aspect.TABLES, "", references.wildcards());
    addAll(Aspect.FUNCTIONS, "", references.functions());
    addAll(Aspect.WATCHLISTS, "", references.watchlists());
    if (text.length() <= KqlLimits.DEFAULT.maxLength()) {
      new TokenMeaning(this, all, text).collect();
      new TreeMeaning(this)
          .collect(StatementParser.parse(text, new DiagnosticLog(), KqlLimits.DEFAULT));
    }
    return this;
  }

  void add(Aspect aspect, String subject, String value) {
    addAll(aspect, subject, Set.of(value));
  }

  void addAll(Aspect aspect, String subject, Collection<String> more) {
    SortedSet<String> known =
        values
            .computeIfAbsent(aspect, first -> new TreeMap<>())
            .computeIfAbsent(subject, first -> new TreeSet<>());
    for (String value : more) {
      if (known.size() < MOST_VALUES) {
        known.add(value);
      }
    }
  }

  /** Whether all of it could be read. */
  public boolean isReadable() {
    return readable;
  }

  /** Whether another version has the same tokens: they differ in white space and comments only. */
  public boolean isSameText(QueryMeaning other) {
    return tokens.equals(other.tokens);
  }

  /** What a newer version lost and gained, by side, then by subject. */
  public List<QueryDifference> differencesTo(QueryMeaning newer) {
    List<QueryDifference> differences = new ArrayList<>();
    for (Aspect aspect : Aspect.values()) {
      SortedMap<String, SortedSet<String>> before = values.getOrDefault(aspect, new TreeMap<>());
      SortedMap<String, SortedSet<String>> after =
          newer.values.getOrDefault(aspect, new TreeMap<>());
      SortedSet<String> subjects = new TreeSet<>(before.keySet());
      subjects.addAll(after.keySet());
      for (String subject : subjects) {
        SortedSet<String> old = before.getOrDefault(subject, new TreeSet<>());
        SortedSet<String> now = after.getOrDefault(subject, new TreeSet<>());
        if (!old.equals(now)) {
          differences.add(
              new QueryDifference(aspect, subject, without(old, now), without(now, old)));
        }
      }
    }
    return differences;
  }

  private static List<String> without(SortedSet<String> all, SortedSet<String> others) {
    return all.stream().filter(value -> !others.contains(value)).toList();
  }
}
