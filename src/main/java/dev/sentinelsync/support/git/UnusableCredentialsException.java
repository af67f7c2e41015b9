package dev.sentinelsync.support.git;

import java.io.IOException;

/** Configured credentials cannot be read or understood. The message quotes nothing of them. */
public final class UnusableCredentialsException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong with which file, and what to do
   */
  public UnusableCredentialsException(String message) {
    super(message);
  }
}
