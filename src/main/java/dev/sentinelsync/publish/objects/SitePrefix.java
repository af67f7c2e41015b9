package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.nio.charset.StandardCharsets;

/**
 * Where a site lies in its bucket or container, and so which keys may be touched.
 *
 * @param text what all keys of the site begin with: empty, or ending with a slash
 */
public record SitePrefix(String text) {

  /** Both vendors allow keys of 1,024; a page's path may take 800 bytes of it. */
  private static final int MAX_BYTES = 200;

  private static final String RECORDS = SiteManifest.FOLDER + "/";

  /**
   * Understands the part of an address after the bucket's name.
   *
   * @param path with or without slashes at its ends
   * @throws TargetException {@code INVALID_TARGET} when no key may begin like this
   */
  public static SitePrefix of(String path) {
    String trimmed = path.replaceAll("^/+|/+$", "");
    if (trimmed.isEmpty()) {
      return new SitePrefix("");
    }
    try {
      PathRules.check(trimmed);
    } catch (TargetException e) {
      throw new TargetException(
          Reason.INVALID_TARGET, "The prefix of the target cannot be used: " + e.getMessage(), e);
    }
    if (trimmed.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new TargetException(
          Reason.INVALID_TARGET, "The prefix of the target is longer than 200 bytes.");
    }
    return new SitePrefix(trimmed + "/");
  }

  /** The key of a page. */
  String key(String path) {
    return text + path;
  }

  /** The path of a key that begins with this prefix. */
  String path(String key) {
    return key.substring(text.length());
  }

  /** Whether a path is a file: no record of this program, no marker of an empty folder. */
  static boolean isFile(String path) {
    return !path.isEmpty() && !path.endsWith("/") && !path.startsWith(RECORDS);
  }
}
