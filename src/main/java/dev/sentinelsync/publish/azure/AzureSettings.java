package dev.sentinelsync.publish.azure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a container is and how it is reached.
 *
 * @param account its name
 * @param container its name
 * @param prefix of the site's blobs, for people
 * @param endpoint address of the account
 * @param secretFile with credentials of the site's own
 * @param timeout longest silence
 */
record AzureSettings(
    String account,
    String container,
    String prefix,
    URI endpoint,
    Optional<Path> secretFile,
    Duration timeout) {

  /** Kind and place for people. */
  String describe() {
    return "Azure Blob container "
        + container
        + " of account "
        + account
        + (prefix.isEmpty() ? "" : ", prefix " + prefix);
  }
}
