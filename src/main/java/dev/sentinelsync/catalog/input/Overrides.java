package dev.sentinelsync.catalog.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Corrections of single facts of one entity, in file order (analysis rules 11).
 *
 * @param rules the corrections
 */
public record Overrides(List<Rule> rules) {

  /** No corrections. */
  public static final Overrides NONE = new Overrides(List.of());

  /** The entity of corrections that decide associations. */
  public static final String ASSOCIATION = "connector_association";

  /** What the pattern of a correction that decides an association is compared with. */
  static final List<String> ASSOCIATION_FIELDS =
      List.of("tables_only", "tables_include", "name_pattern");

  /** Field that adds text to a page and may be given several times. */
  public static final String ADDITIONAL_INFORMATION = "additional_information";

  /** Copies the list. */
  public Overrides {
    rules = List.copyOf(rules);
  }

  /**
   * One correction.
   *
   * @param pattern regular expression that the whole name must match, ignoring case
   * @param field the corrected field, lower case
   * @param value its value
   */
  public record Rule(String pattern, String field, String value) {

    /**
     * Whether the correction is for a name. The pattern is grouped before it is anchored, so that
     * {@code A|B} means either whole name.
     */
    public boolean matches(String name) {
      return Patterns.of(pattern).matcher(name).matches();
    }
  }

  /** The value that the last matching correction gives a field. */
  public Optional<String> value(String name, String field) {
    return rules.stream()
        .filter(rule -> rule.field().equals(field) && rule.matches(name))
        .map(Rule::value)
        .reduce((first, last) -> last);
  }

  /** A field's corrected value, or the value that was found. */
  public String correct(String name, String field, String found) {
    return value(name, field).orElse(found);
  }

  /** A corrected yes or no, or what was found. */
  public boolean correct(String name, String field, boolean found) {
    return value(name, field).map(Overrides::isYes).orElse(found);
  }

  /** A corrected list, or what was found; lists are written with semicolons between the entries. */
  public List<String> correct(String name, String field, List<String> found) {
    return value(name, field)
        .map(text -> Stream.of(text.split(";")).map(String::strip).toList())
        .map(list -> list.stream().filter(entry -> !entry.isEmpty()).toList())
        .orElse(found);
  }

  /** Whether a cell of a file of facts says yes. */
  static boolean isYes(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes");
  }

  /**
   * The notes for a page: the first pattern that matches wins (page layouts 7), with all notes that
   * carry it.
   */
  public List<String> additionalInformation(String name) {
    List<Rule> matching =
        rules.stream()
            .filter(rule -> rule.field().equals(ADDITIONAL_INFORMATION) && rule.matches(name))
            .toList();
    return matching.stream()
        .filter(rule -> rule.pattern().equals(matching.get(0).pattern()))
        .map(Rule::value)
        .toList();
  }

  /**
   * Checks a pattern.
   *
   * @return what is wrong with it, or empty
   */
  public static Optional<String> problemOf(String pattern) {
    try {
      Patterns.of(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    }
  }

  /** Compiled patterns; the corrections file has few, and they stay. */
  private static final class Patterns {

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    static Pattern of(String pattern) {
      return COMPILED.computeIfAbsent(
          pattern, text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
  }
}
