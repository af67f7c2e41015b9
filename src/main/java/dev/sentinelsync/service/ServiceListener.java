package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.state.Pause;
import dev.sentinelsync.state.SyncRequest;
import dev.sentinelsync.webhook.WebhookDecision;
import dev.sentinelsync.webhook.WebhookListener;

/** Is notified of all that the service does; must not throw and must return quickly. */
public interface ServiceListener extends SyncListener, WebhookListener {

  /** A request for a sync was written. */
  default void requested(SyncRequest request) {}

  /** A site was paused. */
  default void paused(String site, Pause pause) {}

  /** A site was resumed. */
  default void resumed(String site) {}

  @Override
  default void accepted(String provider, String sender, WebhookDecision.Accepted decision) {}

  @Override
  default void ignored(String provider, String sender, WebhookDecision.Ignored decision) {}

  @Override
  default void refused(String provider, String sender, WebhookDecision.Refused decision) {}
}
