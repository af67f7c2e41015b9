package dev.sentinelsync.ops;

/**
 * Names of what the service measures, with their tags. Prometheus shows them with underscores, with
 * their unit, and counters with {@code _total}; as such they are documented in {@code
 * docs/operations.md}. Every tag has few values that are known beforehand; the two revisions are
 * the exception, and of those only the present one is shown.
 */
public final class Metric {

  /** Gauge, seconds: for how long the target may have been behind its source. Tags: site. */
  public static final String LAG = "sentinel.sync.lag";

  /** Gauge, always 1: the commit that the target holds. Tags: site, revision. */
  public static final String PUBLISHED_REVISION = "sentinel.sync.published.revision";

  /** Gauge, always 1: the newest commit that a run has seen. Tags: site, revision. */
  public static final String SOURCE_REVISION = "sentinel.sync.source.revision";

  /** Gauge, Unix seconds: when the target was last written. Tags: site. */
  public static final String PUBLISHED_AT = "sentinel.sync.published.timestamp";

  /** Gauge, Unix seconds: end of the last run that delivered, on any instance. Tags: site. */
  public static final String DELIVERED_AT = "sentinel.sync.delivered.timestamp";

  /** Counter: runs that ended. Tags: site, status, trigger. */
  public static final String RUNS = "sentinel.sync.runs";

  /** Timer, seconds: runs from begin to end. Tags: site. */
  public static final String RUN_DURATION = "sentinel.sync.run.duration";

  /** Timer with buckets, seconds: steps of runs. Tags: site, stage. */
  public static final String STAGE_DURATION = "sentinel.sync.stage.duration";

  /** Counter: pages sent to the target or taken out. Tags: site, change, kind. */
  public static final String PAGES = "sentinel.sync.pages";

  /** Counter: files found unreadable when a run looked at them. Tags: site, reason. */
  public static final String FILES_REJECTED = "sentinel.sync.files.rejected";

  /** Gauge: unreadable files of the revision that the last run here looked at. Tags: site. */
  public static final String REJECTED_FILES = "sentinel.sync.rejected.files";

  /** Counter: deliveries of webhooks. Tags: provider, outcome, reason. */
  public static final String WEBHOOKS = "sentinel.sync.webhooks";

  /** Gauge: requests that wait for a run, on all instances. Tags: site. */
  public static final String REQUESTS_WAITING = "sentinel.sync.requests.waiting";

  /** Gauge, 0 or 1: whether a person has paused the site. Tags: site. */
  public static final String PAUSED = "sentinel.sync.paused";

  /** Gauge, 0 or 1: whether this instance has the right to publish. Tags: site. */
  public static final String LEASE_HELD = "sentinel.sync.lease.held";

  /** Counter: what became of the right to publish here. Tags: site, change. */
  public static final String LEASE_CHANGES = "sentinel.sync.lease.changes";

  /** Counter: attempts to publish. Tags: site, outcome. */
  public static final String TARGET_PUBLISHES = "sentinel.sync.target.publishes";

  /** Counter: failures of the target. Tags: site, reason. */
  public static final String TARGET_ERRORS = "sentinel.sync.target.errors";

  /** Counter: files whose meaning was asked for. Tags: site, result. */
  public static final String PARSE_CACHE = "sentinel.sync.parse.cache.requests";

  /** Gauge, 0 or 1: whether the state database answered when it was last asked. No tags. */
  public static final String STATE_UP = "sentinel.sync.state.up";

  private Metric() {}

  /** Names of tags. */
  public static final class Tag {
    /** Name of a configured site. */
    public static final String SITE = "site";

    /** Commit id. */
    public static final String REVISION = "revision";

    /** {@link dev.sentinelsync.pipeline.SyncStatus}, in lower case. */
    public static final String STATUS = "status";

    /** {@link dev.sentinelsync.trigger.SyncTrigger}, in lower case. */
    public static final String TRIGGER = "trigger";

    /** {@link dev.sentinelsync.pipeline.Stage#label}. */
    public static final String STAGE = "stage";

    /** What happened to a page or lease. */
    public static final String CHANGE = "change";

    /** {@link dev.sentinelsync.site.PageKind}, in lower case. */
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
