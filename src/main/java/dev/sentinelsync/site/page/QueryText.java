package dev.sentinelsync.site.page;

import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Lines;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Queries as pages of the layout {@code full} print them (page layouts 9.2). */
public final class QueryText {

  /** What a reader does not see, or what makes the reader see another order; not line and tab. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

  private static final Pattern TICKS = Pattern.compile("`+");

  private static final int SHORTEST_FENCE = 3;

  private QueryText() {}

  /** A query with a mark such as {@code ⟦U+202E⟧} for each character that is not visible. */
  public static String visible(String query) {
    return INVISIBLE
        .matcher(Lines.normalise(query))
        .replaceAll(found -> "⟦U+%04X⟧".formatted(found.group().codePointAt(0)));
  }

  /**
   * The beginning of a text that is too long, up to the end of a line; a first line that is too
   * long itself ends behind a character.
   *
   * @param bytes most bytes of its UTF-8 form that stay
   */
  public static String beginning(String text, int bytes) {
    if (length(text) <= bytes) {
      return text;
    }
    int end = 0;
    for (int left = bytes; ; ) {
      int next = text.offsetByCodePoints(end, 1);
      left -= length(text.substring(end, next));
      if (left < 0) {
        break;
      }
      end = next;
    }
    int line = text.lastIndexOf('\n', end);
    return text.substring(0, line > 0 ? line : end);
  }

  /** A code block whose fence is longer than any run of back-ticks in the text. */
  public static Markup fenced(String text) {
    return fenced("kusto", text);
  }

  /**
   * The same of a text in another language.
   *
   * @param language as the fence names it
   */
  public static Markup fenced(String language, String text) {
    int longest =
        TICKS.matcher(text).results().mapToInt(ticks -> ticks.group().length()).max().orElse(0);
    String fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
    return new Markup(fence + language + "\n" + text + "\n" + fence);
  }

  /** Bytes of the UTF-8 form of a text. */
  public static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
