package dev.sentinelsync.history;

/**
 * The lines in which two versions of a file differ.
 *
 * @param state whether there are any
 * @param lines in the unified format without a head, each ended by a line feed; untrusted text
 */
public record TextDiff(State state, String lines) {

  /** Whether there are lines. */
  public enum State {
    /** The files are equal, or one of them is not there. */
    NONE,
    SHOWN,
    TOO_LARGE
  }

  /** No lines. */
  public static final TextDiff NONE = new TextDiff(State.NONE, "");

  /** More lines than a reader reads. */
  public static final TextDiff TOO_LARGE = new TextDiff(State.TOO_LARGE, "");
}
