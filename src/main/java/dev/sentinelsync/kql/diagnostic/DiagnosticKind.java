package dev.sentinelsync.kql.diagnostic;

import java.util.Locale;

/** The kinds of {@link Diagnostic}: a bounded vocabulary, fit for counting. */
public enum DiagnosticKind {
  /** A literal that is not closed, has an unknown escape, or is written in a wrong form. */
  BAD_LITERAL,
  /** A character that no token of the language begins with. */
  UNKNOWN_CHARACTER,
  /** A token is missing: a bracket, a keyword, a comma. */
  MISSING_TOKEN,
  /** An expression is missing, such as after an operator or a comma. */
  MISSING_EXPRESSION,
  /** A name is missing, such as after {@code let}. */
  MISSING_NAME,
  /** A type is missing or is not one of the language. */
  BAD_TYPE,
  /** A word after a pipe that is not an operator. */
  UNKNOWN_OPERATOR,
  /** Text that belongs to no statement. */
  UNEXPECTED_TEXT,
  /** More nested than {@code KqlLimits.maxNesting}; the inner part was not read. */
  TOO_DEEP,
  /** Longer than {@code KqlLimits.maxLength}; nothing was read. */
  TOO_LONG,
  /** More function calls to follow than {@code KqlLimits.maxExpansions}; the rest was not. */
  TOO_MANY_CALLS;

  /** The kind in kebab case, such as {@code missing-token}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
