package dev.sentinelsync.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stages of a run, in their order: the {@code step} elements of the routes, by their ids. */
public enum Stage {
  FETCH,
  PAST,
  DETECT,
  PARSE,
  CATALOG,
  PLAN,
  RENDER,
  PUBLISH,
  RECORD;

  /** The stage of a step's id; empty if the step is no stage. */
  public static Optional<Stage> of(String id) {
    return Arrays.stream(values()).filter(stage -> stage.label().equals(id)).findFirst();
  }

  /** The name in routes, metrics, logs and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
