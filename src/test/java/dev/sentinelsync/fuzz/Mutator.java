package dev.sentinelsync.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs out of others, the same ones from the same seed. */
final class Mutator {

  private static final int MOST_EDITS = 6;

  /** What readers give a meaning to. */
  private static final List<String> TOKENS =
      List.of(
          "\0",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\uFEFF",
          "\u202E",
          "\u200B",
          "\uD83D\uDE00",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "<",
          ">",
          "\"",
          "'",
          "`",
          "```",
          "~~~",
          "|",
          "&",
          "*",
          "&a",
          "*a",
          "<<: *a",
          "!!java.net.URL",
          "? ",
          "- ",
          ": ",
          "---\n",
          "...\n",
          "#",
          "{{x}}",
          "//",
          "/*",
          "*/",
          "\\",
          "\\u0000",
          "${",
          "}",
          "%",
          "%00",
          "../",
          "null",
          "NaN",
          "1e999",
          "-1",
          "99999999999999999999",
          "let x =",
          "union",
          "join (",
          "<script>",
          "<!--",
          "-->",
          "<![CDATA[",
          "javascript:",
          "[x](y)",
          "![",
          "|--|--|",
          "<table>",
          "</td>",
          "<details>",
          "> ",
          "    ");

  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  /** A changed copy of one seed, now and then with a part of another. */
  byte[] next(List<byte[]> seeds) {
    byte[] input = pick(seeds);
    for (int edits = 1 + random.nextInt(MOST_EDITS); edits > 0; edits--) {
      input = edit(input, seeds);
    }
    return input;
  }

  private byte[] pick(List<byte[]> seeds) {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] edit(byte[] input, List<byte[]> seeds) {
    int at = random.nextInt(input.length + 1);
    int length = Math.min(input.length - at, 1 << random.nextInt(8));
    return switch (random.nextInt(7)) {
      case 0 -> replace(input, at, length, new byte[0]);
      case 1 -> replace(input, at, 0, token());
      case 2 -> replace(input, at, Math.min(length, 4), token());
      case 3 -> replace(input, at, 0, repeated(Arrays.copyOfRange(input, at, at + length)));
      case 4 -> flipped(input, at);
      case 5 -> replace(input, at, length, part(pick(seeds)));
      default -> Arrays.copyOf(input, at);
    };
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] part(byte[] other) {
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(64)));
  }

  private byte[] repeated(byte[] piece) {
    byte[] all = piece;
    for (int doublings = random.nextInt(6); doublings > 0; doublings--) {
      all = Seeds.concat(all, all);
    }
    return all;
  }

  private byte[] flipped(byte[] input, int at) {
    byte[] copy = input.clone();
    if (at < copy.length) {
      copy[at] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] replace(byte[] input, int at, int length, byte[] with) {
    byte[] begun = Seeds.concat(Arrays.copyOf(input, at), with);
    return Seeds.concat(begun, Arrays.copyOfRange(input, at + length, input.length));
  }
}
