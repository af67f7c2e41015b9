package dev.sentinelsync.publish.objects.store;

/** The condition of a write does not hold: somebody else wrote or deleted the object. */
public final class PreconditionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** About the object with this key. */
  public PreconditionFailedException(String key) {
    super("somebody else changed " + key, null, false, false);
  }
}
