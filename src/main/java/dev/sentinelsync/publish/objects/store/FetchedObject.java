package dev.sentinelsync.publish.objects.store;

/**
 * An object as read.
 *
 * @param tag entity tag: changes with the content
 * @param bytes content; empty when it is unchanged
 * @param unchanged whether the store answered that the caller has it already
 */
public record FetchedObject(String tag, byte[] bytes, boolean unchanged) {

  /** An object that was read. */
  public static FetchedObject of(String tag, byte[] bytes) {
    return new FetchedObject(tag, bytes, false);
  }

  /** An object that the caller has already. */
  public static FetchedObject unchanged(String tag) {
    return new FetchedObject(tag, new byte[0], true);
  }
}
