package dev.sentinelsync.publish.objects;

/** Another publish has replaced the note or the manifest that this one builds on. */
final class OvertakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OvertakenException() {
    super("another publish has taken over", null, false, false);
  }
}
