package dev.sentinelsync.command.doctor;

/**
 * What a check found.
 *
 * @param check what was looked at: {@code source}, {@code target}, …
 * @param subject of which one: a site, a folder, an address; empty where there is only one
 * @param status how it is
 * @param message what was found, one line without secrets; untrusted text
 * @param advice what to do; empty if there is nothing to do, or if the message says it
 */
public record Finding(String check, String subject, Status status, String message, String advice) {

  /** How something is. */
  public enum Status {
    /** As it should be. */
    OK,
    /** It works; somebody should look at it. */
    WARN,
    /** It does not work. */
    FAIL
  }

  /** It is as it should be. */
  public static Finding ok(String check, String subject, String message) {
    return new Finding(check, subject, Status.OK, message, "");
  }

  /** It works, but. */
  public static Finding warn(String check, String subject, String message, String advice) {
    return new Finding(check, subject, Status.WARN, message, advice);
  }

  /** It does not work. */
  public static Finding fail(String check, String subject, String message, String advice) {
    return new Finding(check, subject, Status.FAIL, message, advice);
  }
}
