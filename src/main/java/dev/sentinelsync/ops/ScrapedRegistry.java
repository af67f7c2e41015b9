package dev.sentinelsync.ops;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * Meters of which some are read from the database just before each scrape. Not within it: a meter
 * that appears while a scrape is under way is in that scrape or not, as chance will have it.
 */
public final class ScrapedRegistry extends PrometheusMeterRegistry {

  private volatile Runnable beforeScrape = () -> {};

  public ScrapedRegistry() {
    super(PrometheusConfig.DEFAULT);
  }

  /** What brings the meters up to date. */
  void beforeScrape(Runnable refresh) {
    this.beforeScrape = refresh;
  }

  @Override
  public String scrape() {
    beforeScrape.run();
    return super.scrape();
  }
}
