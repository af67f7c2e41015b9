package dev.sentinelsync.webhook;

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
  public void accepted(String provider, String sender, WebhookDecision.Accepted decision) {
    count(provider, "ACCEPTED");
  }

  @Override
  public void ignored(String provider, String sender, WebhookDecision.Ignored decision) {
    count(provider, decision.cause().name());
  }

  @Override
  public void refused(String provider, String sender, WebhookDecision.Refused decision) {
    count(provider, decision.cause().name());
  }

  private void count(String provider, String outcome) {
    counts.merge(provider + " " + outcome, 1, Integer::sum);
  }
}
