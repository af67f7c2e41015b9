package dev.sentinelsync.site.template;

/** A template cannot be read or filled in; the message says which, where and why. */
public final class TemplateProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TemplateProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
