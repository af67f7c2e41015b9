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
 * @param outcome whether it succeeded
 * @param level how urgent
 * @param labels site, run and revisions that it concerns
 * @param message what happened, for people
 * @param fields the details by their documented names, in their order; texts, numbers, booleans,
 *     and maps of those
 */
public record OperationsEvent(
    Instant time,
    EventKind kind,
    Outcome outcome,
    Level level,
    Labels labels,
    String message,
    Map<String, Object> fields) {

  /** Copies the fields. */
  public OperationsEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Whether it succeeded, in the words of ECS. */
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

  /**
   * What an event concerns.
   *
   * @param site name of the site; empty if it concerns none or several
   * @param run unique name of the run; empty outside of one
   * @param source address of the site's source, without credentials
   * @param fromRevision commit that was published before
   * @param toRevision commit that the run works on; empty before it is known
   */
  public record Labels(
      String site, String run, String source, String fromRevision, String toRevision) {

    /** No site and no run. */
    static final Labels NONE = site("", "");

    /** A site outside of a run. */
    static Labels site(String site, String source) {
      return new Labels(site, "", source, "", "");
    }
  }

  /** An event that succeeded, with the usual level of its kind; both can be changed. */
  static Builder of(Instant time, EventKind kind, Labels labels) {
    return new Builder(time, kind, labels);
  }

  /** Collects the parts of an event. Not thread-safe. */
  static final class Builder {

    private final Instant time;
    private final EventKind kind;
    private final Labels labels;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private Outcome outcome = Outcome.SUCCESS;
    private Level level;

    private Builder(Instant time, EventKind kind, Labels labels) {
      this.time = time;
      this.kind = kind;
      this.labels = labels;
      this.level = kind.level();
    }

    Builder outcome(Outcome changed) {
      outcome = changed;
      return this;
    }

    Builder level(Level changed) {
      level = changed;
      return this;
    }

    /** Adds a field behind the others; its name is one of {@link Field}. */
    Builder with(String field, Object value) {
      fields.put(field, value);
      return this;
    }

    OperationsEvent message(String format, Object... arguments) {
      String message = String.format(Locale.ROOT, format, arguments);
      return new OperationsEvent(time, kind, outcome, level, labels, message, fields);
    }
  }
}
