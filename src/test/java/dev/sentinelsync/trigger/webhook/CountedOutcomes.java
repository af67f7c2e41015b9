package dev.sentinelsync.trigger.webhook;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts outcomes as a metrics listener would. */
final class CountedOutcomes implements WebhookListener {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  int count(String outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  Set<String> outcomes() {
    return counts.keySet();
  }

  @Override
  public void accepted(String provider, Set<String> sites) {
    count(provider, "ACCEPTED");
  }

  @Override
  public void ignored(String provider, IgnoreReason reason) {
    count(provider, reason.name());
  }

  @Override
  public void refused(String provider, RefusalReason reason) {
    count(provider, reason.name());
  }

  private void count(String provider, String outcome) {
    counts.merge(provider + " " + outcome, 1, Integer::sum);
  }
}
