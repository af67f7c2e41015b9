package dev.sentinelsync.publish.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a bucket is and how it is reached.
 *
 * @param location bucket and place in it
 * @param region empty when environment or profile say it
 * @param endpoint of another store than Amazon's
 * @param pathStyle whether the bucket's name stands in the path
 * @param profile of the credentials file
 * @param secretFile a credentials file of the site's own
 * @param timeout longest silence
 * @param parallel requests at a time
 */
record S3Settings(
    Location location,
    Optional<String> region,
    Optional<URI> endpoint,
    boolean pathStyle,
    Optional<String> profile,
    Optional<Path> secretFile,
    Duration timeout,
    int parallel) {

  /**
   * Where the site is.
   *
   * @param bucket name of the bucket
   * @param prefix of the site's keys, for people; empty for the whole bucket
   */
  record Location(String bucket, String prefix) {}

  /** Kind and place for people. */
  String describe() {
    return "S3 bucket "
        + location.bucket()
        + (location.prefix().isEmpty() ? "" : ", prefix " + location.prefix())
        + endpoint.map(uri -> ", at " + uri.getAuthority()).orElse("");
  }
}
