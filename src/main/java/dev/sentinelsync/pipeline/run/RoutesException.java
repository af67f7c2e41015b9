package dev.sentinelsync.pipeline.run;

/** The routes are not there or cannot be started; the message says where and what to do. */
public final class RoutesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RoutesException(String message, Throwable cause) {
    super(message, cause);
  }
}
