package dev.sentinelsync.verify.plan;

import java.util.function.Function;

/** How a plan is written down. */
public enum PlanFormat {
  /** Everything, for a terminal. */
  TEXT(PlanText::of),
  /** The most important, short enough for a comment in a pull request. */
  MARKDOWN(PlanMarkdown::of),
  /** Everything, for programs: one JSON object. */
  JSON(PlanJson::of);

  private final Function<SitePlan, String> writer;

  PlanFormat(Function<SitePlan, String> writer) {
    this.writer = writer;
  }

  /** A plan in this format, without a line end behind it. */
  public String write(SitePlan plan) {
    return writer.apply(plan);
  }
}
