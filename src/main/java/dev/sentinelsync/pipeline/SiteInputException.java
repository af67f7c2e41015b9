package dev.sentinelsync.pipeline;

import java.io.IOException;

/** Templates or reference facts of a site cannot be read; the message says which and what to do. */
public final class SiteInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SiteInputException(String message, IOException cause) {
    super(message, cause);
  }
}
