package dev.sentinelsync.site.search;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How texts become words (page layouts 15.2). The script {@code search.js} does the same with what
 * a reader types; one file of examples is the test of both.
 */
final class SearchWords {

  /** Words that nearly every text has; the manifest names them. */
  static final List<String> STOP_WORDS =
      List.of(
          "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
          "but", "by", "can", "could", "do", "for", "from", "has", "have", "if", "in", "into", "is",
          "it", "its", "may", "more", "not", "of", "on", "or", "other", "such", "than", "that",
          "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "was",
          "were", "when", "where", "which", "will", "with", "you", "your");

  /** Shorter words have a shard of their own, since a shard goes by the first three characters. */
  static final int PREFIX = 3;

  /** Number of shards of terms. */
  static final int SHARDS = 512;

  private static final List<String> NAMES =
      IntStream.range(0, SHARDS).mapToObj("%03x"::formatted).toList();

  /** The shard of the words that are too short for the others. */
  static final String SHORT = "short";

  /** Longest word, in characters of Unicode; a SHA-256 digest in hexadecimal digits has so many. */
  private static final int LONGEST = 64;

  private static final Set<String> STOPPED = Set.copyOf(STOP_WORDS);

  private static final Pattern GUID =
      Pattern.compile("([0-9A-Fa-f]{8})(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private static final String PART = "[\\p{L}\\p{M}\\p{N}_]+";

  /** As UAX 29 has it: a dot or an apostrophe between letters or digits does not end a word. */
  private static final Pattern WORD =
      Pattern.compile(
          PART
              + "(?:(?:(?<=[\\p{L}\\p{M}])['’.](?=\\p{L})|(?<=\\p{N})[.,'’](?=\\p{N}))"
              + PART
              + ")*");

  /** Chinese and Japanese have no spaces between words. */
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+"
              + "|[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+");

  /** No character below it is Chinese or Japanese: the radicals begin here. */
  private static final int FIRST_UNSPACED = 0x2E80;

  private static final Pattern HUMPS =
      Pattern.compile("[_.,'’]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private SearchWords() {}

  /** The words of a text in order, each once; words that nearly every text has are left out. */
  static List<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    tokens(text).forEach(token -> addFolded(token, words));
    words.removeAll(STOPPED);
    return List.copyOf(words);
  }

  /**
   * The words of a text and the parts of compound ones, such as {@code signinlogs}, {@code signin}
   * and {@code logs} of {@code SigninLogs}; each once. Parts shorter than {@link #PREFIX} are left
   * out: they lead to too much.
   */
  static List<String> withParts(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String token : tokens(text)) {
      addFolded(token, words);
      for (String part : HUMPS.split(token)) {
        if (hasPrefix(part)) {
          addFolded(part, words);
        }
      }
    }
    words.removeAll(STOPPED);
    return List.copyOf(words);
  }

  /** Words as written, after NFKC; a GUID is its first eight digits. */
  private static List<String> tokens(String text) {
    if (isIdentifier(text)) {
      return List.of(text);
    }
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    List<String> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(GUID.matcher(normal).replaceAll(" $1 "));
    while (word.find()) {
      tokens.add(word.group());
    }
    return tokens;
  }

  /** ASCII letters, digits and underscores: one word, as nearly every name in a query is. */
  private static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || c == '_');
  }

  private static void addFolded(String token, Set<String> words) {
    String folded = token.toLowerCase(Locale.ROOT);
    if (folded.length() <= LONGEST && folded.chars().allMatch(c -> c < FIRST_UNSPACED)) {
      words.add(folded);
      return;
    }
    Matcher run = UNSPACED.matcher(folded);
    while (run.find()) {
      int[] points = run.group().codePoints().toArray();
      if (!isUnspaced(points[0])) {
        words.add(new String(points, 0, Math.min(points.length, LONGEST)));
      } else if (points.length == 1) {
        words.add(run.group());
      }
      for (int i = 0; isUnspaced(points[0]) && i + 1 < points.length; i++) {
        words.add(new String(points, i, 2));
      }
    }
  }

  private static boolean isUnspaced(int point) {
    return point == 'ー'
        || switch (Character.UnicodeScript.of(point)) {
          case HAN, HIRAGANA, KATAKANA -> true;
          default -> false;
        };
  }

  /** Whether a word is long enough for the shards that go by the first characters. */
  static boolean hasPrefix(String word) {
    return word.codePointCount(0, word.length()) >= PREFIX;
  }

  /** The name of a term's shard: FNV-1a of the first three characters in UTF-8. */
  static String shard(String term) {
    if (!hasPrefix(term)) {
      return SHORT;
    }
    String prefix = term.substring(0, term.offsetByCodePoints(0, PREFIX));
    int hash = 0x811c9dc5;
    for (byte b : prefix.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x01000193;
    }
    return NAMES.get(Integer.remainderUnsigned(hash, SHARDS));
  }

  /** The names of all shards of terms. */
  static List<String> shards() {
    return Stream.concat(NAMES.stream(), Stream.of(SHORT)).toList();
  }
}
