package dev.sentinelsync.webhook.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one message authentication code that all providers sign with. */
final class HmacSha256 {

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] BLIND = new byte[32];

  static {
    new SecureRandom().nextBytes(BLIND);
  }

  private HmacSha256() {}

  static byte[] sign(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer " + ALGORITHM, e);
    }
  }

  /** Compares in a time that reveals nothing about the place of the first difference. */
  static boolean equal(byte[] a, byte[] b) {
    return MessageDigest.isEqual(a, b);
  }

  /** Compares texts of any length; both are blinded first, so that not even the length shows. */
  static boolean equal(String a, String b) {
    return equal(
        sign(BLIND, a.getBytes(StandardCharsets.UTF_8)),
        sign(BLIND, b.getBytes(StandardCharsets.UTF_8)));
  }
}
