package dev.sentinelsync.site.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one rule by which names become file names (page layouts 2); links use the file's name, never
 * a slug of their own.
 */
public final class Slug {

  /** A file name may have 255 bytes on common systems; the ending and a suffix need room. */
  static final int MAX_BYTES = 200;

  private static final Pattern SEPARATORS = Pattern.compile("[ /_:*?\"<>|()%\\\\#]");
  private static final Pattern DROPPED =
      Pattern.compile("[\\[\\]{}^`;\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Characters that the reference keeps in addresses, and that a file name may have. */
  private static final Pattern KEPT_IN_REFERENCE = Pattern.compile("[\\[\\]{}^`;]");

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final Pattern RUNS = Pattern.compile("-{2,}");
  private static final Pattern ENDS = Pattern.compile("^-|-$");

  /** Names that a common file system keeps for itself, whatever their ending. */
  private static final Set<String> RESERVED =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private Slug() {}

  /**
   * The slug of a name. Differs from the reference only where that makes names which cannot be
   * linked: brackets, braces, {@code #}, {@code ^}, backslashes, back-ticks and invisible
   * characters go, and semicolons, as an ampersand before one would be an entity.
   *
   * @return may be empty
   */
  public static String of(String name) {
    String slug = SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    slug = DROPPED.matcher(slug).replaceAll("");
    slug = RUNS.matcher(slug).replaceAll("-");
    return ENDS.matcher(slug).replaceAll("");
  }

  /** Whether the reference keeps characters of a name in addresses that {@link #of} drops. */
  public static boolean hasMoreInReference(String name) {
    return KEPT_IN_REFERENCE.matcher(name).find();
  }

  /** The stem that the reference makes of a name, if it is another one and a file can have it. */
  public static Optional<String> fileStemInReference(String name) {
    return Optional.of(name)
        .filter(Slug::hasMoreInReference)
        .map(Slug::inReference)
        .filter(slug -> !slug.startsWith("."))
        .filter(slug -> slug.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES);
  }

  /** The slug that the reference makes of a name, without invisible characters. */
  public static String inReference(String name) {
    String slug = SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    slug = INVISIBLE.matcher(slug).replaceAll("");
    return ENDS.matcher(RUNS.matcher(slug).replaceAll("-")).replaceAll("");
  }

  /**
   * The stem of a page's file name: the slug, unless that is empty, too long or reserved; then a
   * hash of the name makes it whole.
   */
  public static String fileStem(String name) {
    String slug = of(name);
    String first = slug.contains(".") ? slug.substring(0, slug.indexOf('.')) : slug;
    if (RESERVED.contains(first)) {
      // Before the first dot: what follows it does not free a reserved name.
      return first + "-" + md5(name).substring(0, 8) + slug.substring(first.length());
    }
    if (slug.isEmpty() || slug.startsWith(".")) {
      String body = ENDS.matcher(slug.replaceAll("^\\.+", "")).replaceAll("");
      return (body.isEmpty() ? "x" : body) + "-" + md5(name).substring(0, 8);
    }
    if (slug.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return cut(slug, MAX_BYTES - 9) + "-" + md5(name).substring(0, 8);
    }
    return slug;
  }

  /** Lower-case hexadecimal MD5, the hash that existing addresses carry (page layouts 3.1). */
  public static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /** An address with the first digits of a hash before its ending, to tell it from another one. */
  public static String withHash(String address, String hashed) {
    int dot = address.lastIndexOf('.');
    return address.substring(0, dot) + "-" + md5(hashed).substring(0, 8) + address.substring(dot);
  }

  /**
   * The form of an address that file systems compare. Both ways, since some letters have several of
   * the other case: "ß" and "ss" are one name where "SS" is the upper case of both.
   */
  public static String folded(String address) {
    return Normalizer.normalize(address, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** The longest prefix of whole code points that has at most {@code maxBytes} bytes in UTF-8. */
  public static String cut(String text, int maxBytes) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > maxBytes) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end);
  }
}
