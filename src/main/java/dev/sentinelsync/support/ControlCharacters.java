package dev.sentinelsync.support;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that make a terminal do something else than show text: the control characters of ASCII
 * (C0, DEL) and of Latin-1 (C1), line and paragraph separators, and those that change the direction
 * of writing. Commit messages, paths, branch names and the messages of remotes may hold them.
 */
public final class ControlCharacters {

  // Line feed and tab only move on; bidirectional controls: Unicode, UAX #9.
  private static final Pattern CONTROL =
      Pattern.compile(
          "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]");

  private static final Pattern CONTROL_OR_MOVE = Pattern.compile("[\\t\\n]|" + CONTROL.pattern());

  private ControlCharacters() {}

  /**
   * Shows them in place of sending them.
   *
   * @param text any text; line feeds and tabs stay
   * @return the text with each of them written as {@code \\uXXXX}, which JSON reads as the same
   *     character
   */
  public static String escape(String text) {
    return escape(CONTROL, text);
  }

  /** The same, line feeds and tabs too. */
  public static String escapeLine(String text) {
    return escape(CONTROL_OR_MOVE, text);
  }

  private static String escape(Pattern characters, String text) {
    return characters
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.format(Locale.ROOT, "\\u%04x", (int) match.group().charAt(0))));
  }
}
