package dev.sentinelsync.service;

import dev.sentinelsync.content.ContentLimits;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.trigger.webhook.WebhookListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * What a service is made of.
 *
 * @param settings how it runs
 * @param sites what it syncs
 * @param state where its state is kept
 * @param limits how much of a file is believed
 * @param routes folder of the routes
 * @param environment environment variables
 * @param clock tells the time of day
 * @param runs hear of every run
 * @param webhooks hears of every delivery
 */
public record ServiceParts(
    ServiceSettings settings,
    List<SiteSettings> sites,
    StateSettings state,
    ContentLimits limits,
    Path routes,
    Function<String, String> environment,
    Clock clock,
    List<SyncListener> runs,
    WebhookListener webhooks) {

  /** Copies the lists. */
  public ServiceParts {
    sites = List.copyOf(sites);
    runs = List.copyOf(runs);
  }
}
