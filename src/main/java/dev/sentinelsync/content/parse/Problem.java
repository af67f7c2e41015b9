package dev.sentinelsync.content.parse;

import java.util.Set;

/**
 * Something about a file that a person should know.
 *
 * @param line one-based line, 0 when the problem has no place
 * @param column one-based column, 0 when unknown
 * @param level how much it costs, by who must act
 * @param code short stable identifier in kebab case, such as {@code duplicate-key}
 * @param message one sentence: what is wrong and what was made of it; never quotes the file at
 *     length
 */
public record Problem(int line, int column, Level level, String code, String message) {

  /** What a file's bytes look like and what no page shows: for who tidies up the file. */
  private static final Set<String> OF_BYTES = Set.of("crlf", "byte-order-mark");

  /** Code of a value in {@code relevantTechniques} that is not of the form {@code T1234}. */
  public static final String TECHNIQUE_FORM = "technique-form";

  /** Whether it leaves any doubt about what the file says. */
  public boolean isDoubt() {
    return !OF_BYTES.contains(code) && !code.equals(TECHNIQUE_FORM);
  }

  /** Who must act. */
  public enum Level {
    /** Nothing was published because of it; an operator must act. */
    CRITICAL,
    /** The file or a part of it is missing from the site; the author must act. */
    WARNING,
    /** Read as it was meant; the author may want to tidy up. */
    INFO
  }
}
