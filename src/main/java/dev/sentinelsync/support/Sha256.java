package dev.sentinelsync.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests in the form of manifests: 64 lower-case hexadecimal digits. */
public final class Sha256 {

  private static final int HEX_LENGTH = 64;
  private static final int BUFFER_SIZE = 16 * 1024;

  private Sha256() {}

  /** The digest of the bytes. */
  public static byte[] of(byte[] bytes) {
    return newDigest().digest(bytes);
  }

  /** The digest of a text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of the bytes in lower-case hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /** The digest of a text in UTF-8, in lower-case hexadecimal digits. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** The digest of all that is left in the stream, which is not closed. */
  public static String hex(InputStream in) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER_SIZE];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * @return the same text
   * @throws IllegalArgumentException when the text is not 64 lower-case hexadecimal digits
   */
  public static String requireHex(String text) {
    boolean valid = text != null && text.length() == HEX_LENGTH;
    for (int i = 0; valid && i < HEX_LENGTH; i++) {
      char c = text.charAt(i);
      valid = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    if (!valid) {
      throw new IllegalArgumentException("not a SHA-256 digest in lower-case hexadecimal");
    }
    return text;
  }

  /** A digest that is yet to be fed. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
