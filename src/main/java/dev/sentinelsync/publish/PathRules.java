package dev.sentinelsync.publish;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Which paths a page may have. Checked for every page that comes in and every path that a manifest
 * names, because both may be hostile: nothing may lead out of the target, into the program's own
 * records or into Git's, or look like another path to a person.
 */
public final class PathRules {

  /** S3 allows keys of 1,024 bytes; the rest is for the target's own prefix. */
  static final int MAX_BYTES = 800;

  /** The longest file name of the common file systems, in bytes. */
  static final int MAX_PART_BYTES = 255;

  private PathRules() {}

  /**
   * Accepts or refuses a path.
   *
   * @return the same path
   * @throws TargetException {@code INVALID_PAGE} saying which rule is broken
   */
  public static String check(String path) {
    if (path == null || path.isEmpty()) {
      throw refused(String.valueOf(path), "is empty");
    }
    if (path.charAt(0) == '/') {
      throw refused(path, "is absolute");
    }
    int start = 0;
    boolean ascii = true;
    for (int i = 0; i <= path.length(); i++) {
      char c = i == path.length() ? '/' : path.charAt(i);
      if (c == '/') {
        checkPart(path, start, i);
        start = i + 1;
      } else if (c < 0x20 || c == 0x7f || c == '\\') {
        throw refused(path, "has a control character or a backslash");
      } else if (c > 0x7f) {
        ascii = false;
      }
    }
    if (!ascii) {
      checkUnicode(path);
    } else if (path.length() > MAX_BYTES) {
      throw refused(path, "is longer than " + MAX_BYTES + " bytes");
    }
    return path;
  }

  /**
   * The form in which two paths are the same file on some system: canonical composition, no
   * difference of case.
   */
  static String fold(String path) {
    boolean ascii = path.chars().allMatch(c -> c < 0x80);
    String composed = ascii ? path : Normalizer.normalize(path, Normalizer.Form.NFC);
    String lower = composed.toLowerCase(Locale.ROOT);
    return ascii ? lower : lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static void checkPart(String path, int start, int end) {
    int length = end - start;
    if (length == 0) {
      throw refused(path, "has an empty part");
    }
    char last = path.charAt(end - 1);
    // Covers "." and ".." too; Windows drops a final dot or space, so "a." would be "a".
    if (last == '.' || last == ' ' || path.charAt(start) == ' ') {
      throw refused(path, "has a part that ends with a dot, or begins or ends with a space");
    }
    if (start == 0 && length == SiteManifest.FOLDER.length()) {
      refuse(path, start, SiteManifest.FOLDER, "lies in the folder of this program's records");
    }
    if (length == 4) {
      refuse(path, start, ".git", "has a part that Git keeps for itself");
    }
    if (length == 5) {
      refuse(path, start, "git~1", "has a part that Git keeps for itself");
    }
    if (length > MAX_PART_BYTES) {
      throw refused(path, "has a part longer than " + MAX_PART_BYTES + " bytes");
    }
  }

  private static void refuse(String path, int start, String reserved, String why) {
    if (path.regionMatches(true, start, reserved, 0, reserved.length())) {
      throw refused(path, why);
    }
  }

  private static void checkUnicode(String path) {
    path.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                // Format characters turn the writing direction or are invisible; Git hosts on
                // macOS even drop some, which would make ".g<U+200C>it" the name ".git".
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    throw refused(path, "has a control, bidirectional or invisible character");
                default -> {}
              }
            });
    if (path.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw refused(path, "is longer than " + MAX_BYTES + " bytes");
    }
    for (String part : path.split("/")) {
      if (part.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
        throw refused(path, "has a part longer than " + MAX_PART_BYTES + " bytes");
      }
    }
  }

  private static TargetException refused(String path, String why) {
    return new TargetException(
        TargetException.Reason.INVALID_PAGE,
        "The page path \"" + printable(path) + "\" " + why + ". It is not published.");
  }

  /** The path for a message: unusual characters escaped, shortened. */
  public static String printable(String path) {
    StringBuilder text = new StringBuilder();
    path.codePoints()
        .limit(120)
        .forEach(
            c -> {
              if (c < 0x20 || c > 0x7e) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return path.length() > 120 ? text + "..." : text.toString();
  }
}
