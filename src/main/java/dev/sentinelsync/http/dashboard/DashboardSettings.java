package dev.sentinelsync.http.dashboard;

/**
 * How the dashboard is offered.
 *
 * @param access who may read it
 * @param streams how many readers may follow the events at a time; all others look every few
 *     seconds
 */
public record DashboardSettings(Access access, int streams) {

  /**
   * A reader's thread sleeps nearly always; sixteen are more screens than a team has, and too few
   * to exhaust anything.
   */
  public static final int DEFAULT_STREAMS = 16;

  /** Reading asks for the token. */
  public static final DashboardSettings DEFAULT =
      new DashboardSettings(Access.TOKEN, DEFAULT_STREAMS);

  /** Who may read the dashboard. Acting always needs the token. */
  public enum Access {
    /** Who has the token: paths, messages and names of a private repository are nobody else's. */
    TOKEN,
    /** Everyone who reaches the port, as metrics and health. */
    OPEN,
    /** Nobody; there is no page. */
    OFF
  }
}
