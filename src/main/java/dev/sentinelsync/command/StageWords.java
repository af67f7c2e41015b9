package dev.sentinelsync.command;

import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.step.Detected;
import dev.sentinelsync.pipeline.step.Fetched;
import dev.sentinelsync.pipeline.step.Parsed;
import dev.sentinelsync.pipeline.step.Planned;
import dev.sentinelsync.pipeline.step.Published;
import dev.sentinelsync.pipeline.step.Rendered;
import java.util.Locale;

/** What a stage did, in a few words with its number. */
final class StageWords {

  private StageWords() {}

  static String of(FinishedStage stage) {
    return stage.result().map(StageWords::words).orElse("failed");
  }

  private static String words(StageResult result) {
    if (result instanceof Fetched fetched) {
      return "commit "
          + fetched.revision().shortId()
          + (fetched.upToDate() ? ", already published" : "");
    }
    if (result instanceof Detected detected) {
      return many(detected.changes().changes().size(), "file") + " to read";
    }
    if (result instanceof Parsed parsed) {
      return "%s parsed, %s known"
          .formatted(count(parsed.cache().misses()), count(parsed.cache().hits()));
    }
    if (result instanceof Planned planned) {
      return many(planned.batches().stream().mapToInt(batch -> batch.pages().size()).sum(), "page")
          + " to render";
    }
    if (result instanceof Rendered rendered) {
      return many(rendered.pages().size(), "page");
    }
    if (result instanceof Published published) {
      return "%s written, %s removed"
          .formatted(many(published.written().size(), "page"), count(published.removed().size()));
    }
    return "";
  }

  /** A number with its noun: "5,334 pages". */
  static String many(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
