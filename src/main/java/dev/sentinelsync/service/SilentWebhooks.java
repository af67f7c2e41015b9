package dev.sentinelsync.service;

import dev.sentinelsync.trigger.webhook.IgnoreReason;
import dev.sentinelsync.trigger.webhook.RefusalReason;
import dev.sentinelsync.trigger.webhook.WebhookListener;
import java.util.Set;

/** Counts nothing; the receiver's own log lines are all there is. */
public final class SilentWebhooks implements WebhookListener {

  @Override
  public void accepted(String provider, Set<String> sites) {}

  @Override
  public void ignored(String provider, IgnoreReason reason) {}

  @Override
  public void refused(String provider, RefusalReason reason) {}
}
