package dev.sentinelsync.service;

import dev.sentinelsync.webhook.WebhookDecision;
import dev.sentinelsync.webhook.WebhookListener;
import java.util.List;

/** Notifies all listeners of each delivery. */
final class AllWebhooks implements WebhookListener {

  private final List<ServiceListener> listeners;

  AllWebhooks(List<ServiceListener> listeners) {
    this.listeners = listeners;
  }

  @Override
  public void accepted(String provider, String sender, WebhookDecision.Accepted decision) {
    listeners.forEach(listener -> listener.accepted(provider, sender, decision));
  }

  @Override
  public void ignored(String provider, String sender, WebhookDecision.Ignored decision) {
    listeners.forEach(listener -> listener.ignored(provider, sender, decision));
  }

  @Override
  public void refused(String provider, String sender, WebhookDecision.Refused decision) {
    listeners.forEach(listener -> listener.refused(provider, sender, decision));
  }
}
