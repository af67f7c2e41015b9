package dev.sentinelsync.support;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Percent-encoding of addresses: each byte of a character's UTF-8 form, in capital digits. */
public final class PercentEncoding {

  private static final Pattern NOT_OF_A_PATH = Pattern.compile("[^A-Za-z0-9_.~/-]+");

  /** What that leaves as it is: most paths hold nothing else. */
  private static final BitSet OF_A_PATH =
      IntStream.rangeClosed(0, 0x7F)
          .filter(c -> !NOT_OF_A_PATH.matcher(Character.toString(c)).matches())
          .collect(BitSet::new, BitSet::set, BitSet::or);

  private static final HexFormat BYTE = HexFormat.of().withUpperCase().withPrefix("%");

  private PercentEncoding() {}

  /** Encodes all characters of a path but letters, digits, {@code _ . - ~} and slashes. */
  public static String path(String path) {
    return path.chars().allMatch(OF_A_PATH::get) ? path : encode(path, NOT_OF_A_PATH);
  }

  /** Encodes what matches; everything else stays as it is. */
  public static String encode(String text, Pattern characters) {
    Matcher matcher = characters.matcher(text);
    return matcher.replaceAll(
        match -> BYTE.formatHex(match.group().getBytes(StandardCharsets.UTF_8)));
  }
}
