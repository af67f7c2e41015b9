package dev.sentinelsync.service;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What became of a request for a sync.
 *
 * @param requestId its identifier
 * @param site the site to be synced
 * @param status how far it is
 * @param run the run that answers or answered it; null while it waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestState(String requestId, String site, Status status, String run) {

  /** How far a request is. */
  public enum Status {
    /** No run has taken it yet. */
    WAITING,
    /** A run is at work. */
    RUNNING,
    /** The run has ended; its report says how. */
    DONE
  }
}
