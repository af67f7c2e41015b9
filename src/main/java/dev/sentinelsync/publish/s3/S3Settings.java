package dev.sentinelsync.publish.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a bucket is and how it is reached.
 *
 * @param bucket its name
 * @param prefix of the site's keys, for people
 * @param region empty when environment or profile say it
 * @param endpoint of another store than Amazon's
 * @param pathStyle whether the bucket's name stands in the path
 * @param profile of the credentials file
 * @param secretFile a credentials file of the site's own
 * @param timeout longest silence
 * @param parallel requests at a time
 */
record S3Settings(
    String bucket,
    String prefix,
    Optional<String> region,
    Optional<URI> endpoint,
    boolean pathStyle,
    Optional<String> profile,
    Optional<Path> secretFile,
    Duration timeout,
    int parallel) {

  /** Kind and place for people. */
  String describe() {
    return "S3 bucket "
        + bucket
        + (prefix.isEmpty() ? "" : ", prefix " + prefix)
        + endpoint.map(uri -> ", at " + uri.getAuthority()).orElse("");
  }
}
