package dev.sentinelsync.webhook;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What an authentic delivery says, as far as anyone here wants to know. */
public sealed interface WebhookEvent {

  /**
   * Branches of a repository moved.
   *
   * @param deliveryId the provider's identifier of this delivery, empty when it has none
   * @param addresses the repository's addresses, web and clone; used to compare only
   * @param fullName owner and name, for when there are no addresses
   * @param branches short names of the branches; tags are left out
   */
  record Push(
      String deliveryId, List<String> addresses, String fullName, SortedSet<String> branches)
      implements WebhookEvent {
    /** Copies the collections; leaves out blank addresses and a full name that lacks a part. */
    public Push {
      fullName = fullName.startsWith("/") || fullName.endsWith("/") ? "" : fullName;
      addresses = addresses.stream().filter(address -> !address.isBlank()).toList();
      branches = new TreeSet<>(branches);
    }

    boolean namesRepository() {
      return !addresses.isEmpty() || !fullName.isEmpty();
    }
  }

  /**
   * Something that wakes no sync.
   *
   * @param reason ping or another event
   * @param name the provider's name for it
   */
  record Unwanted(IgnoreReason reason, String name) implements WebhookEvent {}
}
