package dev.sentinelsync.webhook;

import java.util.Optional;

/**
 * A configured source that a webhook may concern.
 *
 * @param site name of the site that is made from it
 * @param repository the repository's name
 * @param branch short name of the followed branch, or empty when it is the remote's default branch,
 *     in which case every branch counts
 */
public record WatchedSource(String site, RepositoryName repository, Optional<String> branch) {

  /**
   * Makes a source from the configuration.
   *
   * @param site name of the site that is made from it
   * @param address the clone address, in any form that Git takes
   * @param branch short name of the followed branch, blank for the remote's default
   * @return the source
   * @throws IllegalArgumentException when the address names no repository
   */
  public static WatchedSource of(String site, String address, String branch) {
    RepositoryName repository =
        RepositoryName.of(address)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The source address of site %s names no repository".formatted(site)));
    return new WatchedSource(
        site, repository, Optional.of(branch.strip()).filter(name -> !name.isEmpty()));
  }

  boolean isIn(WebhookEvent.Push push) {
    if (push.addresses().isEmpty()) {
      return repository.isCalled(push.fullName());
    }
    return push.addresses().stream()
        .flatMap(address -> RepositoryName.of(address).stream())
        .anyMatch(repository::equals);
  }

  boolean follows(WebhookEvent.Push push) {
    return branch.map(push.branches()::contains).orElse(!push.branches().isEmpty());
  }
}
