package dev.sentinelsync.publish.objects.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * An object to be written.
 *
 * @param key whole key, with the site's prefix
 * @param bytes content; not copied
 * @param sha256 digest of the content, 64 lower-case hexadecimal digits
 * @param mediaType as in {@code Content-Type}
 * @param cacheControl as in {@code Cache-Control}
 */
public record NewObject(
    String key, byte[] bytes, String sha256, String mediaType, String cacheControl) {

  /** Checks that all is there. */
  public NewObject {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(cacheControl, "cacheControl");
  }

  /** The digest that every store can check and most list: MD5, against damage, not malice. */
  public byte[] md5() {
    return md5(bytes);
  }

  public static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /** The key and the size, without the content. */
  @Override
  public String toString() {
    return "NewObject[" + key + ", " + bytes.length + " bytes]";
  }
}
