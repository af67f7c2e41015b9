package dev.sentinelsync.ops;

import java.util.Arrays;
import java.util.List;

/**
 * What the service measures: names, tags and meanings. Prometheus shows the names with underscores,
 * with their unit, and counters with {@code _total}; as such they are documented in {@code
 * docs/operations.md}. Every tag has few values that are known beforehand; the two revisions are
 * the exception, and of those only the present one is shown.
 */
public enum Metric {
  LAG(
      "sentinel.sync.lag",
      Type.GAUGE,
      "seconds",
      "Seconds for which the target may have been behind its source",
      Tag.SITE),
  PUBLISHED_REVISION(
      "sentinel.sync.published.revision",
      Type.GAUGE,
      "",
      "Always 1; the commit that the target holds",
      Tag.SITE,
      Tag.REVISION),
  SOURCE_REVISION(
      "sentinel.sync.source.revision",
      Type.GAUGE,
      "",
      "Always 1; the newest commit that a run has seen",
      Tag.SITE,
      Tag.REVISION),
  PUBLISHED_AT(
      "sentinel.sync.published.timestamp",
      Type.GAUGE,
      "seconds",
      "When the target was last written, in Unix time; 0 for never",
      Tag.SITE),
  DELIVERED_AT(
      "sentinel.sync.delivered.timestamp",
      Type.GAUGE,
      "seconds",
      "End of the last run that delivered, here or elsewhere, in Unix time; 0 for none",
      Tag.SITE),
  RUNS(
      "sentinel.sync.runs", Type.COUNTER, "", "Runs that ended", Tag.SITE, Tag.STATUS, Tag.TRIGGER),
  RUN_DURATION(
      "sentinel.sync.run.duration", Type.TIMER, "seconds", "Runs from begin to end", Tag.SITE),
  STAGE_DURATION(
      "sentinel.sync.stage.duration", Type.TIMER, "seconds", "Steps of runs", Tag.SITE, Tag.STAGE),
  PAGES(
      "sentinel.sync.pages",
      Type.COUNTER,
      "",
      "Pages sent to the target or taken out",
      Tag.SITE,
      Tag.CHANGE,
      Tag.KIND),
  FILES_REJECTED(
      "sentinel.sync.files.rejected",
      Type.COUNTER,
      "",
      "Files found unreadable when a run looked at them",
      Tag.SITE,
      Tag.REASON),
  REJECTED_FILES(
      "sentinel.sync.rejected.files",
      Type.GAUGE,
      "",
      "Unreadable files of the revision that the last finished run looked at",
      Tag.SITE),
  WEBHOOKS(
      "sentinel.sync.webhooks",
      Type.COUNTER,
      "",
      "Deliveries of webhooks",
      Tag.PROVIDER,
      Tag.OUTCOME,
      Tag.REASON),
  REQUESTS_WAITING(
      "sentinel.sync.requests.waiting",
      Type.GAUGE,
      "",
      "Requests that wait for a run, on all instances",
      Tag.SITE),
  PAUSED("sentinel.sync.paused", Type.GAUGE, "", "1 while a person has paused the site", Tag.SITE),
  LEASE_HELD(
      "sentinel.sync.lease.held",
      Type.GAUGE,
      "",
      "1 while this instance has the right to publish",
      Tag.SITE),
  LEASE_CHANGES(
      "sentinel.sync.lease.changes",
      Type.COUNTER,
      "",
      "What became of the right to publish here",
      Tag.SITE,
      Tag.CHANGE),
  TARGET_PUBLISHES(
      "sentinel.sync.target.publishes",
      Type.COUNTER,
      "",
      "Attempts to publish",
      Tag.SITE,
      Tag.OUTCOME),
  TARGET_ERRORS(
      "sentinel.sync.target.errors",
      Type.COUNTER,
      "",
      "Failures of the target",
      Tag.SITE,
      Tag.REASON),
  PARSE_CACHE(
      "sentinel.sync.parse.cache.requests",
      Type.COUNTER,
      "",
      "Files whose meaning was asked for",
      Tag.SITE,
      Tag.RESULT),
  STATE_UP(
      "sentinel.sync.state.up",
      Type.GAUGE,
      "",
      "1 if the state database answered when it was last asked");

  private final String key;
  private final Type type;
  private final String unit;
  private final String meaning;
  private final List<String> tags;

  Metric(String key, Type type, String unit, String meaning, String... tags) {
    this.key = key;
    this.type = type;
    this.unit = unit;
    this.meaning = meaning;
    this.tags = List.copyOf(Arrays.asList(tags));
  }

  /** The name as Micrometer has it. */
  public String key() {
    return key;
  }

  /** What kind of number it is. */
  public Type type() {
    return type;
  }

  /** Base unit; empty for a plain number. */
  public String unit() {
    return unit;
  }

  /** What it says. */
  public String meaning() {
    return meaning;
  }

  /** Names of its tags. */
  public List<String> tags() {
    return tags;
  }

  /** Kinds of numbers. */
  public enum Type {
    /** A value that goes up and down. */
    GAUGE,
    /** A count that only rises while the process lives. */
    COUNTER,
    /** Count, sum and largest of durations. */
    TIMER
  }

  /** Names of tags. */
  public static final class Tag {
    /** Name of a configured site. */
    public static final String SITE = "site";

    /** Commit id. */
    public static final String REVISION = "revision";

    /** {@link dev.sentinelsync.pipeline.SyncStatus}, in lower case. */
    public static final String STATUS = "status";

    /** {@link dev.sentinelsync.pipeline.SyncTrigger}, in lower case. */
    public static final String TRIGGER = "trigger";

    /** {@link dev.sentinelsync.pipeline.Stage#label}. */
    public static final String STAGE = "stage";

    /** What happened to a page or lease. */
    public static final String CHANGE = "change";

    /** {@link dev.sentinelsync.site.link.PageKind}, in lower case. */
    public static final String KIND = "kind";

    /** Why; words of the program, in lower case. */
    public static final String REASON = "reason";

    /** A configured webhook provider, or {@code unknown}. */
    public static final String PROVIDER = "provider";

    /** How it went. */
    public static final String OUTCOME = "outcome";

    /** {@code hit} or {@code miss}. */
    public static final String RESULT = "result";

    private Tag() {}
  }
}
