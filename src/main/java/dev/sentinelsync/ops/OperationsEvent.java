package dev.sentinelsync.ops;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * Something that happened, for logs, dashboards and notifications. Holds no secret. Texts that are
 * not known are empty, never null.
 *
 * @param time when
 * @param kind what
 * @param outcome whether it was what was wanted
 * @param level how urgent
 * @param site name of the site; empty if it concerns none or several
 * @param run unique name of the run; empty outside of one
 * @param source address of the site's source, without credentials
 * @param fromRevision commit that was published before
 * @param toRevision commit that the run works on; empty before it is known
 * @param sentence what happened, for people
 * @param fields the details by their documented names, in their order; texts, numbers, booleans,
 *     and maps of those
 */
public record OperationsEvent(
    Instant time,
    EventKind kind,
    Outcome outcome,
    Level level,
    String site,
    String run,
    String source,
    String fromRevision,
    String toRevision,
    String sentence,
    Map<String, Object> fields) {

  /** Copies the fields. */
  public OperationsEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Whether it was what was wanted, as ECS says it. */
  public enum Outcome {
    SUCCESS,
    FAILURE,
    /** Neither: something was noticed or has only begun. */
    UNKNOWN;

    /** The word in {@code event.outcome}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
