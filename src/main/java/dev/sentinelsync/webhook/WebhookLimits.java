package dev.sentinelsync.webhook;

/**
 * How much one sender may request.
 *
 * @param maximumBodyBytes largest body that is looked at
 * @param burst deliveries that one sender may make at once
 * @param perSecond deliveries per second that one sender may keep up
 * @param maximumSenders senders that are counted apart; the least recent is forgotten first
 */
public record WebhookLimits(int maximumBodyBytes, int burst, double perSecond, int maximumSenders) {

  /**
   * 3 MiB holds the 2,048 commits that GitHub lists at most, at 1.5 KiB each. A mirror that pushes
   * a thousand branches in one go passes, a sender in a loop does not. 4,096 senders take less than
   * 1 MB.
   */
  public static final WebhookLimits DEFAULT = new WebhookLimits(3 * 1024 * 1024, 1_200, 100, 4_096);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException when one is not positive
   */
  public WebhookLimits {
    if (maximumBodyBytes < 1 || burst < 1 || !(perSecond > 0) || maximumSenders < 1) {
      throw new IllegalArgumentException(
          "Webhook limits must be positive: body %d bytes, burst %d, %s per second, %d senders"
              .formatted(maximumBodyBytes, burst, perSecond, maximumSenders));
    }
  }
}
