package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.input.ReferenceDataException;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.site.template.TemplateProblem;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.state.StateException;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.RuntimeCamelException;

/**
 * What an exception means for a run.
 *
 * @param status how the run ends
 * @param message what went wrong and what to do, for people
 * @param retryable whether waiting is enough
 * @param known false for a fault of the program itself, whose stack trace is worth keeping
 * @param cause the exception that says most
 */
public record Failure(
    SyncStatus status, String message, boolean retryable, boolean known, Throwable cause) {

  /** Reads an exception as a step or a route threw it. */
  public static Failure of(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof SyncRefusedException refused) {
      return new Failure(refused.status(), refused.getMessage(), false, true, cause);
    }
    if (cause instanceof SourceException source) {
      return failed(source, source.retryable());
    }
    if (cause instanceof TargetException target) {
      SyncStatus status =
          target.reason() == TargetException.Reason.FENCED
              ? SyncStatus.SUPERSEDED
              : SyncStatus.FAILED;
      return new Failure(status, target.getMessage(), target.retryable(), true, cause);
    }
    if (cause instanceof StateException state) {
      SyncStatus status =
          state.reason() == StateException.Reason.STALE_FENCE
              ? SyncStatus.SUPERSEDED
              : SyncStatus.FAILED;
      return new Failure(status, state.getMessage(), state.reason().mayPass(), true, cause);
    }
    if (cause instanceof TemplateProblem
        || cause instanceof ReferenceDataException
        || cause instanceof SiteInputException) {
      return failed(cause, false);
    }
    return new Failure(SyncStatus.FAILED, "Unexpected " + describe(cause), true, false, cause);
  }

  private static Failure failed(Throwable cause, boolean retryable) {
    return new Failure(SyncStatus.FAILED, cause.getMessage(), retryable, true, cause);
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    while (isEnvelope(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Routes wrap what a bean throws, sometimes twice. */
  private static boolean isEnvelope(Throwable thrown) {
    return thrown instanceof RuntimeCamelException || thrown instanceof CamelExchangeException;
  }

  private static String describe(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    return cause.getMessage() == null ? name + "." : name + ": " + cause.getMessage();
  }
}
