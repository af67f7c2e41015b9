package dev.sentinelsync.ops;

/**
 * Names of the details of events, as the log writes them: those of the Elastic Common Schema where
 * it has one, else below {@code sentinel_sync}. Documented in {@code docs/events.md}.
 */
public final class Field {

  /** Nanoseconds that it took. */
  public static final String DURATION = "event.duration";

  /** What went wrong. */
  public static final String ERROR = "error.message";

  /** What kind of failure, for machines. */
  public static final String ERROR_CODE = "error.code";

  /** Repository path of a file. */
  public static final String FILE_PATH = "file.path";

  /** Address of who sent a webhook. */
  public static final String SENDER = "client.address";

  /** HTTP status of the answer. */
  public static final String HTTP_STATUS = "http.response.status_code";

  /** Identifier of a request or delivery, as it was returned to the requester. */
  public static final String REQUEST = "http.request.id";

  /** Where a page is in the target. */
  public static final String PAGE = "url.path";

  /** Process that runs it. */
  public static final String INSTANCE = "service.node.name";

  /** Whether a requested sync ignores every cache. */
  public static final String HARD_REFRESH = "sentinel_sync.hard_refresh";

  /** Whether a requested sync may remove a large share of the pages. */
  public static final String ACCEPT_REMOVALS = "sentinel_sync.accept_removals";

  /** What caused a sync. */
  public static final String TRIGGER = "sentinel_sync.trigger";

  /** How a run ended. */
  public static final String STATUS = "sentinel_sync.status";

  /** Step of a run. */
  public static final String STAGE = "sentinel_sync.stage";

  /** Milliseconds by stage. */
  public static final String STAGES = "sentinel_sync.stages_ms";

  /** Files by what happened to them. */
  public static final String FILES = "sentinel_sync.files";

  /** Files that could not be read, in this revision as a whole. */
  public static final String FILES_REJECTED = "sentinel_sync.files_rejected";

  /** One-based line of a file; 0 if unknown. */
  public static final String LINE = "sentinel_sync.line";

  /** One-based column of a line; 0 if unknown. */
  public static final String COLUMN = "sentinel_sync.column";

  /** Commit whose version of a file is shown instead. */
  public static final String KEPT_FROM = "sentinel_sync.kept_from";

  /** Kind of a page. */
  public static final String PAGE_KIND = "sentinel_sync.page_kind";

  /** Pages sent. */
  public static final String PAGES_PUBLISHED = "sentinel_sync.pages_published";

  /** Pages taken out. */
  public static final String PAGES_REMOVED = "sentinel_sync.pages_removed";

  /** Bytes sent. */
  public static final String BYTES = "sentinel_sync.bytes_published";

  /** What the store calls the result. */
  public static final String LOCATION = "sentinel_sync.location";

  /** Seconds since the published commit's successor was there to be published; 0 if up to date. */
  public static final String LAG = "sentinel_sync.lag_seconds";

  /** Time of the commit to publish. */
  public static final String COMMITTED_AT = "sentinel_sync.committed_at";

  /** First line of the message of the commit to publish. */
  public static final String SUBJECT = "sentinel_sync.subject";

  /** What was done with the clone. */
  public static final String CLONE = "sentinel_sync.clone";

  /** Whether a failure may pass by itself, so that a retry follows. */
  public static final String RETRY = "sentinel_sync.retry_follows";

  /** How many runs in a row did not deliver. */
  public static final String FAILURES = "sentinel_sync.failures";

  /** When the first of them began. */
  public static final String SINCE = "sentinel_sync.since";

  /** Fencing number of a lease. */
  public static final String FENCE = "sentinel_sync.fence";

  /** Webhook provider. */
  public static final String PROVIDER = "sentinel_sync.provider";

  /** Sites concerned. */
  public static final String SITES = "sentinel_sync.sites";

  /** Why a webhook was ignored or refused, or a site paused. */
  public static final String REASON = "event.reason";

  /** Who did it. */
  public static final String USER = "user.name";

  /** Settings by key, secrets masked. */
  public static final String SETTINGS = "sentinel_sync.settings";

  private Field() {}
}
