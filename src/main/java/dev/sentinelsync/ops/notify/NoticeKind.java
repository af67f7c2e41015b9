package dev.sentinelsync.ops.notify;

import java.util.Locale;

/** What a message says. */
public enum NoticeKind {
  /** The target is not brought up to date any more. */
  FAILURE,
  /** It still is not. */
  FAILURE_REPEATED,
  /** The target is up to date again. */
  RECOVERY,
  /** The target is up to date, but files could not be read. */
  FILES_REJECTED,
  /** They still cannot be read. */
  FILES_STILL_REJECTED,
  /** All files can be read again. */
  FILES_MENDED;

  /** The word in messages to programs, such as {@code failure-repeated}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is good news. */
  public boolean isGood() {
    return this == RECOVERY || this == FILES_MENDED;
  }
}
