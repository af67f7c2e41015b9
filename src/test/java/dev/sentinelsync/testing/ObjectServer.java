package dev.sentinelsync.testing;

import dev.sentinelsync.publish.TargetSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.SortedMap;

/** A real object store for tests, as its other users see it: S3 or Azure Blob. */
public interface ObjectServer extends AutoCloseable {

  /** Where it listens. */
  URI endpoint();

  /** Makes an empty bucket or container and returns its name. */
  String newBucket();

  /** Makes an empty bucket or container with a name that is free. */
  void makeBucket(String bucket);

  /** Deletes a bucket or container with all that is in it. */
  void dropBucket(String bucket);

  /**
   * The address of a target.
   *
   * @param place bucket or container, and the prefix
   * @param endpoint of the server itself, or of a proxy before it
   */
  String target(String place, URI endpoint);

  /**
   * Settings of targets with credentials that are valid here.
   *
   * @param folder takes the secret file
   */
  TargetSettings settings(Path folder) throws IOException;

  /** Writes an object as somebody else would. */
  void put(String bucket, String key, String text);

  /** Writes an object with the headers that it had in another store. */
  void put(String bucket, String key, byte[] bytes, String mediaType, String cacheControl);

  /** Deletes an object as somebody else would. */
  void delete(String bucket, String key);

  /** What the store says of its objects, by key. */
  SortedMap<String, Stored> objects(String bucket);

  /**
   * An object as the store keeps it.
   *
   * @param version differs after each write
   */
  record Stored(
      String version, long size, String mediaType, String cacheControl, String contentDigest) {}

  @Override
  void close();
}
