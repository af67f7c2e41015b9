package dev.sentinelsync.ops.notify;

import java.time.Duration;

/**
 * What is worth a message.
 *
 * @param grace how long a failure that is tried again stays silent
 * @param repeat how long after a message about a failure that lasts another one is sent
 * @param rejectedFiles whether files that cannot be read are worth a message
 * @param repeatRejected the same as {@code repeat} for those
 */
public record NoiseRules(
    Duration grace, Duration repeat, boolean rejectedFiles, Duration repeatRejected) {

  /**
   * After twenty minutes the waits between two tries have grown to their cap, and what was a blip
   * is over. Four hours: twice a working day. The public repository always holds files that cannot
   * be read, so these are for those who repair their own; their authors work by the day.
   */
  public static final NoiseRules DEFAULT =
      new NoiseRules(Duration.ofMinutes(20), Duration.ofHours(4), false, Duration.ofDays(1));
}
