package dev.sentinelsync.ops;

import dev.sentinelsync.pipeline.run.RunLabels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Writes events to the log: one line each, with its fields where the layout is JSON. What
 * distinguishes runs goes into the labels that every other line of the run carries too. The
 * vocabulary is in {@code docs/events.md}.
 */
public final class EventLog implements EventSink {

  /** Name of the log. */
  public static final String LOGGER = "dev.sentinelsync.events";

  /** Raised when an event or field changes its meaning or goes; new ones do not raise it. */
  public static final String VOCABULARY = "2";

  /** Whose lines they are, for those who look at several logs at once. */
  static final String DATASET = "sentinel_sync.events";

  private static final Logger LOG = LogManager.getLogger(LOGGER);

  @Override
  public void accept(OperationsEvent event) {
    Level level = Level.valueOf(event.level().name());
    if (!LOG.isEnabled(level)) {
      return;
    }
    try (var labelled = CloseableThreadContext.putAll(labels(event))) {
      LOG.log(level, new EventMessage(event.message(), fields(event)));
    }
  }

  /** Those that the event knows. */
  private static Map<String, String> labels(OperationsEvent event) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(RunLabels.SITE, event.labels().site());
    labels.put(RunLabels.RUN, event.labels().run());
    labels.put(RunLabels.SOURCE, event.labels().source());
    labels.put(RunLabels.FROM_REVISION, event.labels().fromRevision());
    labels.put(RunLabels.TO_REVISION, event.labels().toRevision());
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  private static Map<String, Object> fields(OperationsEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event.kind", "event");
    fields.put("event.dataset", DATASET);
    fields.put("event.action", event.kind().action());
    fields.put("event.outcome", event.outcome().word());
    fields.put("sentinel_sync.vocabulary", VOCABULARY);
    fields.putAll(event.fields());
    return fields;
  }
}
