package dev.sentinelsync.service.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * A schedule as Quartz reads it: six or seven fields, seconds first.
 *
 * @param expression the cron expression, for example {@code 0 0/5 * * * ?}
 * @param zone the time zone in which the fields are meant
 */
public record CronSchedule(String expression, ZoneId zone) {

  /**
   * Checks the schedule.
   *
   * @throws IllegalArgumentException when Quartz cannot read the expression, with a message for the
   *     one who wrote it
   */
  public CronSchedule {
    expression = expression.strip();
    parse(expression, zone);
  }

  /**
   * When the schedule fires next.
   *
   * @param after the moment from which to look, itself excluded
   * @return the next fire time, or empty when it never fires again
   */
  public Optional<Instant> next(Instant after) {
    return Optional.ofNullable(parse(expression, zone).getNextValidTimeAfter(Date.from(after)))
        .map(Date::toInstant);
  }

  private static CronExpression parse(String expression, ZoneId zone) {
    try {
      CronExpression cron = new CronExpression(expression);
      cron.setTimeZone(TimeZone.getTimeZone(zone));
      return cron;
    } catch (ParseException | RuntimeException e) {
      // Quartz answers some malformed expressions with exceptions of its parser's inner workings.
      throw new IllegalArgumentException(
          ("'%s' is not a Quartz cron expression (%s); it takes six or seven fields:"
                  + " seconds minutes hours day-of-month month day-of-week [year], one of the two day"
                  + " fields being '?', for example '0 0/5 * * * ?'")
              .formatted(expression, e.getMessage()),
          e);
    }
  }
}
