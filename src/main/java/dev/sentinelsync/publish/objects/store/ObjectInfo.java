package dev.sentinelsync.publish.objects.store;

import java.util.Objects;

/**
 * What a store says of an object without its content.
 *
 * @param key whole key
 * @param size in bytes
 * @param tag entity tag
 * @param md5 digest in lower-case hexadecimal as the store keeps it; empty when it keeps none. On
 *     S3 it is the entity tag, which for some kinds of encryption is no digest: then it equals none
 */
public record ObjectInfo(String key, long size, String tag, String md5) {

  /** Checks that all is there. */
  public ObjectInfo {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(md5, "md5");
  }
}
