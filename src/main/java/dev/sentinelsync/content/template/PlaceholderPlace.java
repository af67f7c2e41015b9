package dev.sentinelsync.content.template;

import static dev.sentinelsync.content.template.QueryTemplate.isBlank;
import static dev.sentinelsync.content.template.QueryTemplate.isWord;

import dev.sentinelsync.content.template.QueryTemplate.Placeholder;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a placeholder stands that touches no word and has no format of its own: the lower half of
 * the table of {@link QueryTemplate}, from the head of a query on.
 */
final class PlaceholderPlace {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NOT_NAME = Pattern.compile("[^A-Za-z0-9_]+");
  private static final Pattern DATATABLE_SCHEMA =
      Pattern.compile("(?is).*\\bdatatable\\s*\\([^()]*\\)\\s*");
  private static final Pattern TABLE_LIST =
      Pattern.compile("(?is).*\\b(?:search|find)\\b[^|;(]*\\bin\\s*\\(\\s*");
  private static final Pattern LET_BINDING = Pattern.compile("(?is).*\\blet\\s+\\w+\\s*=\\s*");

  /** Words behind which a value, not an operator, is expected. */
  private static final Set<String> EXPECT_VALUE =
      Set.of(
          "and",
          "or",
          "not",
          "from",
          "to",
          "has",
          "has_cs",
          "hasprefix",
          "hassuffix",
          "contains",
          "contains_cs",
          "startswith",
          "endswith",
          "between",
          "then",
          "regex",
          "with",
          "default",
          "print",
          "search",
          "return",
          "has_any",
          "has_all");

  private static final Set<String> EXPECT_NAME =
      Set.of(
          "by",
          "project",
          "away",
          "keep",
          "rename",
          "reorder",
          "extend",
          "summarize",
          "distinct",
          "on",
          "let",
          "as",
          "expand",
          "parse");

  private static final Set<String> EXPECT_COUNT =
      Set.of("take", "limit", "top", "step", "sample", "of");
  private static final Set<String> EXPECT_TABLE = Set.of("union", "join", "lookup", "materialize");

  private final String text;
  private final Placeholder placeholder;
  private final StringBuilder before;
  private final String last;

  /**
   * @param text the whole query
   * @param placeholder the placeholder in it
   * @param before the query before the placeholder, with its placeholders replaced
   * @param last the last token of it: a word, a single character, or {@code "} for a literal
   */
  PlaceholderPlace(String text, Placeholder placeholder, StringBuilder before, String last) {
    this.text = text;
    this.placeholder = placeholder;
    this.before = before;
    this.last = last;
  }

  /** The text that keeps the query KQL; may be empty. */
  String replacement() {
    String word = last.toLowerCase(Locale.ROOT);
    boolean isWord = !last.isEmpty() && isWord(last.charAt(0));
    boolean pipeFollows = nextIs(placeholder.end(), '|');
    if (last.isEmpty()
        || ";".equals(last)
        || "{".equals(last)
        || EXPECT_TABLE.contains(word)
        || (pipeFollows && ("(".equals(last) || endsWithMatch(LET_BINDING)))) {
      return NAME.matcher(placeholder.defaultValue()).matches()
          ? placeholder.defaultValue()
          : "(print 1)";
    }
    if ("(".equals(last) && endsWithMatch(TABLE_LIST)) {
      return NAME.matcher(placeholder.defaultValue()).matches() ? placeholder.defaultValue() : "*";
    }
    if ("|".equals(last)) {
      return "where true";
    }
    if (")".equals(last) && endsWithMatch(DATATABLE_SCHEMA)) {
      return "[]";
    }
    if ((".".equals(last) && !followsText(".."))
        || EXPECT_NAME.contains(word)
        || assigned(placeholder.end())) {
      return asName(placeholder.name());
    }
    if (EXPECT_COUNT.contains(word)) {
      return "1";
    }
    if ("where".equals(word)) {
      return "true";
    }
    if ("in".equals(word) || followsText("in~")) {
      return "('')";
    }
    if ("\"".equals(last) || (isWord && Character.isDigit(last.charAt(0)))) {
      return "";
    }
    if ((isWord && !EXPECT_VALUE.contains(word)) || ")".equals(last) || "]".equals(last)) {
      return "> ago(1d)";
    }
    return "''";
  }

  /** Whether the text so far, without blanks at its end, ends in a given way. */
  private boolean followsText(String ending) {
    int end = before.length();
    while (end > 0 && isBlank(before.charAt(end - 1))) {
      end--;
    }
    int start = end - ending.length();
    return start >= 0 && before.substring(start, end).equals(ending);
  }

  private boolean endsWithMatch(Pattern pattern) {
    // A few lines are enough for both patterns and keep the match cheap.
    int from = Math.max(0, before.length() - 500);
    return pattern.matcher(before.substring(from)).matches();
  }

  /** Whether a single equals sign follows, so that the placeholder names a new column. */
  private boolean assigned(int from) {
    int i = skipBlanks(from);
    if (i >= text.length() || text.charAt(i) != '=') {
      return false;
    }
    char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    return after != '=' && after != '~' && after != '>';
  }

  private boolean nextIs(int from, char wanted) {
    int i = skipBlanks(from);
    return i < text.length() && text.charAt(i) == wanted;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static String asName(String name) {
    String cleaned = NOT_NAME.matcher(name).replaceAll("_");
    return cleaned.isEmpty() || Character.isDigit(cleaned.charAt(0)) ? "_" + cleaned : cleaned;
  }
}
