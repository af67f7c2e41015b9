package dev.sentinelsync.support;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Percent-encoding of addresses: each byte of a character's UTF-8 form, in capital digits. */
public final class PercentEncoding {

  private static final Pattern NOT_OF_A_PATH = Pattern.compile("[^A-Za-z0-9_.~/-]+");
  private static final HexFormat BYTE = HexFormat.of().withUpperCase().withPrefix("%");

  private PercentEncoding() {}

  /** Encodes all characters of a path but letters, digits, {@code _ . - ~} and slashes. */
  public static String path(String path) {
    return path.chars().allMatch(PercentEncoding::isOfAPath) ? path : encode(path, NOT_OF_A_PATH);
  }

  private static boolean isOfAPath(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "_.~/-".indexOf(c) >= 0;
  }

  /** Encodes what matches; everything else stays as it is. */
  public static String encode(String text, Pattern characters) {
    Matcher matcher = characters.matcher(text);
    return matcher.replaceAll(
        match -> BYTE.formatHex(match.group().getBytes(StandardCharsets.UTF_8)));
  }
}
