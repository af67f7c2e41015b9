package dev.sentinelsync.pipeline;

import java.util.Locale;

/** The steps of a run, in their order. */
public enum Stage {
  FETCH,
  DETECT,
  PARSE,
  CATALOG,
  PLAN,
  RENDER,
  PUBLISH,
  RECORD;

  /** The name in metrics, logs and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
