package dev.sentinelsync.site.page.past;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry of a feed: what one commit did to one item.
 *
 * @param id {@code urn:uuid:} version 5 of path and commit, so that it needs no address of the site
 * @param title one line; untrusted text
 * @param updatedAt time of the commit in seconds since 1970, never of the clock
 * @param address of the item's page, else of the changes of its month; from the root of the site
 * @param summary lines; untrusted text
 * @param tags severities, tactics and flags
 */
record FeedEntry(
    String id, String title, long updatedAt, String address, String summary, List<String> tags) {

  /** The name space of addresses in RFC 9562. */
  private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  /** Copies the list. */
  FeedEntry {
    tags = List.copyOf(tags);
  }

  /** When it was changed. */
  Instant updated() {
    return Instant.ofEpochSecond(updatedAt);
  }

  /** Text without characters that XML 1.0 does not have. */
  static String printable(String text) {
    if (isCommon(text)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isPrintable(c)) {
        printable.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return printable.toString();
  }

  /** Whether a text has neither control characters nor any beyond the basic plane. */
  private static boolean isCommon(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t' || c >= Character.MIN_SURROGATE) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(int c) {
    return c == '\n'
        || c == '\t'
        || c >= ' ' && c < 0xD800
        || c >= 0xE000 && c < 0xFFFE
        || c >= 0x10000;
  }

  /** A name-based identifier of version 5 (RFC 9562), as an address. */
  static String urn(String name) {
    return "urn:uuid:" + uuid(name);
  }

  private static UUID uuid(String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .flip());
      ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = digest.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x5000L;
      long low = digest.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
