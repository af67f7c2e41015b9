package dev.sentinelsync.source;

/**
 * The clone lacks an object. If the object belongs to the branch's tip, the next fetch makes the
 * clone again.
 */
public final class ObjectMissingException extends SourceException {

  private static final long serialVersionUID = 1L;

  private final String objectId;

  /**
   * @param objectId what is missing
   */
  public ObjectMissingException(String objectId) {
    super(
        Reason.OBJECT_MISSING,
        "Object "
            + objectId
            + " is not in the clone. The next sync repairs the clone if the source still has it.");
    this.objectId = objectId;
  }

  /** What is missing, 40 hexadecimal digits. */
  public String objectId() {
    return objectId;
  }
}
