package dev.sentinelsync.publish.objects.store;

import java.util.Optional;

/**
 * The few operations of an object store that a site needs; one implementation per vendor. Objects
 * appear whole or not at all, and a list shows what was put before.
 *
 * <p>All methods block, may be called by many threads, try once, and throw a {@link
 * dev.sentinelsync.publish.TargetException} whose message names the vendor's answer; {@link
 * RetryingStore} tries again.
 */
public interface ObjectStore extends AutoCloseable {

  /** How many objects one page of a list holds: what both vendors allow at least. */
  int LIST_PAGE = 1000;

  /**
   * Writes an object in one request. The store checks its digest on arrival.
   *
   * @return the new entity tag
   * @throws PreconditionFailedException when the condition does not hold; nothing was written
   */
  String put(NewObject object, Condition condition);

  /**
   * Reads a small object whole.
   *
   * @param knownTag entity tag of what the caller has already; empty for nothing
   * @return empty when there is no such object
   */
  Optional<FetchedObject> get(String key, String knownTag);

  /** Reads an object of any size and keeps nothing but its digest; empty when there is none. */
  Optional<ContentDigest> digest(String key);

  /** What is known of an object without reading it; empty when there is none. */
  Optional<ObjectInfo> find(String key);

  /**
   * One page of the objects whose keys begin with the prefix, in the order of the keys.
   *
   * @param continuation of the page before; empty for the first page
   */
  ObjectList list(String prefix, String continuation);

  /** Deletes an object; one that is not there is no error. */
  void delete(String key);

  /** Kind and place for people and logs, without secrets; never throws. */
  String describe();

  @Override
  void close();
}
