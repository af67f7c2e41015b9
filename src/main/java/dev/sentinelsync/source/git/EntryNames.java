package dev.sentinelsync.source.git;

import dev.sentinelsync.source.SkippedEntry.Reason;
import dev.sentinelsync.source.SourceLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decides by its bytes whether the name of a tree entry is one that may be worked with. Trees come
 * from anybody and may hold any bytes as names, even ones that no file system would take.
 */
final class EntryNames {

  /** Letters that show nothing and are not of Unicode's format category. */
  private static final String INVISIBLE_LETTERS =
      "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\u2800";

  /** Enough to recognise a name, short enough for a line of a report. */
  private static final int PRINTED_LENGTH = 200;

  private final SourceLimits limits;

  EntryNames(SourceLimits limits) {
    this.limits = limits;
  }

  /**
   * Checks the last component of a path; those before it were checked when their folder was
   * entered.
   *
   * @param path the raw path
   * @param start where its last component begins
   */
  Optional<Reason> problem(byte[] path, int start) {
    int nameLength = path.length - start;
    if (nameLength > limits.maxNameBytes() || path.length > limits.maxPathBytes()) {
      return Optional.of(Reason.NAME_TOO_LONG);
    }
    boolean ascii = true;
    for (int i = start; i < path.length; i++) {
      int b = path[i];
      if (b < 0) {
        ascii = false;
      } else if (b < ' ' || b == 0x7F) {
        return Optional.of(Reason.CONTROL_CHARACTER);
      } else if (b == '/' || b == '\\') {
        // A tree made by hand can hold a slash in a name; a backslash is one elsewhere.
        return Optional.of(Reason.NOT_A_NAME);
      }
    }
    if (isDots(path, start)) {
      return Optional.of(Reason.NOT_A_NAME);
    }
    return ascii ? Optional.empty() : problemOfText(path, start, nameLength);
  }

  private static boolean isDots(byte[] path, int start) {
    int length = path.length - start;
    return length == 0
        || (length == 1 && path[start] == '.')
        || (length == 2 && path[start] == '.' && path[start + 1] == '.');
  }

  private static Optional<Reason> problemOfText(byte[] path, int start, int length) {
    try {
      String name =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(path, start, length))
              .toString();
      return name.codePoints().allMatch(EntryNames::isVisible)
          ? Optional.empty()
          : Optional.of(Reason.CONTROL_CHARACTER);
    } catch (CharacterCodingException e) {
      return Optional.of(Reason.NOT_UTF8);
    }
  }

  /** Format characters include those that turn the direction of text and those of no width. */
  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> INVISIBLE_LETTERS.indexOf(codePoint) < 0;
    };
  }

  /** A path that is safe to print whatever its bytes. */
  static String printable(byte[] path) {
    StringBuilder text = new StringBuilder();
    String decoded = new String(path, StandardCharsets.UTF_8);
    boolean valid = decoded.indexOf('\uFFFD') < 0;
    if (valid) {
      decoded
          .codePoints()
          .limit(PRINTED_LENGTH)
          .forEach(
              c -> {
                if (isVisible(c)) {
                  text.appendCodePoint(c);
                } else {
                  text.append(c > 0xFFFF ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
                }
              });
    } else {
      for (int i = 0; i < path.length && i < PRINTED_LENGTH; i++) {
        boolean plain = path[i] >= ' ' && path[i] < 0x7F;
        text.append(plain ? String.valueOf((char) path[i]) : "\\x%02x".formatted(path[i] & 0xFF));
      }
    }
    boolean cut = path.length > PRINTED_LENGTH && decoded.length() > PRINTED_LENGTH;
    return cut ? text + "…" : text.toString();
  }
}
