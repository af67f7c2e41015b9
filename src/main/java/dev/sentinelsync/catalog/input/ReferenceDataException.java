package dev.sentinelsync.catalog.input;

/** A reference file cannot be used; the message says which, where and why. */
public final class ReferenceDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReferenceDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
