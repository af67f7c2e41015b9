package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.quartz.CalendarIntervalScheduleBuilder;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.calendar.HolidayCalendar;
import org.quartz.impl.matchers.GroupMatcher;

class QuartzConnectionsTest {

  @Nested
  class OnH2 extends Behaviour {
    OnH2() {
      super(Vendor.H2);
    }
  }

  @Nested
  class OnPostgresql extends Behaviour {
    OnPostgresql() {
      super(Vendor.POSTGRESQL);
    }
  }

  abstract static class Behaviour extends StateTestBase {

    Behaviour(Vendor vendor) {
      super(vendor);
    }

    /** Fires by trigger: the scheduled times at which the job ran, and where. */
    private static final Map<String, List<String>> FIRES = new ConcurrentHashMap<>();

    private final List<Scheduler> schedulers = new ArrayList<>();

    @AfterEach
    void stopSchedulers() throws SchedulerException {
      for (Scheduler scheduler : schedulers) {
        scheduler.shutdown(true);
      }
      FIRES.clear();
    }

    @Test
    void eachFireHappensOnOneInstance() throws Exception {
      Scheduler one = scheduler("one");
      Scheduler two = scheduler("two");
      assertThat(one.getMetaData().isJobStoreClustered()).isTrue();
      for (int i = 0; i < 10; i++) {
        one.scheduleJob(
            job("job" + i),
            TriggerBuilder.newTrigger()
                .withIdentity("t" + i)
                .startNow()
                .withSchedule(
                    SimpleScheduleBuilder.repeatSecondlyForTotalCount(4)
                        .withMisfireHandlingInstructionIgnoreMisfires())
                .build());
      }
      one.start();
      two.start();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> FIRES.values().stream().mapToInt(List::size).sum() >= 40);
      await().atMost(Duration.ofSeconds(60)).until(() -> remaining(two) == 0);

      assertThat(FIRES)
          .hasSize(10)
          .allSatisfy((trigger, times) -> assertThat(times).hasSize(4).doesNotHaveDuplicates());
    }

    @Test
    void everyKindOfTriggerAndCalendarIsKept() throws Exception {
      Scheduler one = scheduler("one");
      HolidayCalendar holidays = new HolidayCalendar();
      holidays.addExcludedDate(Date.from(Instant.parse("2030-12-25T00:00:00Z")));
      one.addCalendar("holidays", holidays, true, true);
      Trigger cron =
          TriggerBuilder.newTrigger()
              .withIdentity("cron")
              .withDescription("every hour")
              .modifiedByCalendar("holidays")
              .usingJobData("site", "public")
              .withSchedule(CronScheduleBuilder.cronSchedule("0 0 * * * ?"))
              .build();
      Trigger interval =
          TriggerBuilder.newTrigger()
              .withIdentity("interval")
              .withSchedule(
                  CalendarIntervalScheduleBuilder.calendarIntervalSchedule().withIntervalInWeeks(2))
              .build();
      one.scheduleJob(job("cron"), cron);
      one.scheduleJob(job("interval"), interval);
      one.pauseTrigger(new TriggerKey("cron"));

      Scheduler two = scheduler("two");

      assertThat(two.getTrigger(new TriggerKey("cron")).getJobDataMap())
          .containsEntry("site", "public");
      assertThat(two.getTrigger(new TriggerKey("cron")).getDescription()).isEqualTo("every hour");
      assertThat(two.getTriggerState(new TriggerKey("cron")))
          .isEqualTo(Trigger.TriggerState.PAUSED);
      assertThat(two.getTrigger(new TriggerKey("interval")).getNextFireTime()).isNotNull();
      assertThat(two.getCalendar("holidays")).isInstanceOf(HolidayCalendar.class);
      two.pauseAll();
      assertThat(two.getPausedTriggerGroups()).isNotEmpty();
      two.resumeAll();
      assertThat(two.deleteJob(job("cron").getKey())).isTrue();
    }

    @Test
    void aJobWhoseClassIsGoneIsRemovedAndCanBeScheduledAgain() throws Exception {
      Scheduler one = scheduler("one");
      one.scheduleJob(job("gone"), missed("gone"));
      one.scheduleJob(job("kept"), missed("kept"));
      update("UPDATE qrtz_job_details SET job_class_name = 'gone.Job' WHERE job_name = 'gone'");
      // As a scheduler leaves them that was down at the time.
      update("UPDATE qrtz_triggers SET next_fire_time = 1000, prev_fire_time = -1");
      assertThatThrownBy(() -> one.scheduleJob(job("gone"), missed("again")))
          .as("while the job without a class is there")
          .isInstanceOf(SchedulerException.class);

      QuartzConnections.removeUnknownJobs(state, "another-scheduler");
      assertThat(count("qrtz_job_details")).isEqualTo(2);
      QuartzConnections.removeUnknownJobs(state, "sentinel-sync");
      assertThat(count("qrtz_job_details")).isEqualTo(1);
      assertThat(count("qrtz_triggers")).isEqualTo(1);
      assertThat(count("qrtz_cron_triggers")).isEqualTo(1);

      one.scheduleJob(job("gone"), missed("gone"));
      update("UPDATE qrtz_triggers SET next_fire_time = 1000, prev_fire_time = -1");
      one.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> FIRES.size() == 2);
      assertThat(FIRES).containsOnlyKeys("gone", "kept");
    }

    /** Fires once if it was to fire while no scheduler ran. */
    private static Trigger missed(String name) {
      return TriggerBuilder.newTrigger()
          .withIdentity(name)
          .withSchedule(
              CronScheduleBuilder.cronSchedule("0 0 0 1 1 ?")
                  .withMisfireHandlingInstructionFireAndProceed())
          .build();
    }

    private void update(String sql) throws SQLException {
      try (Connection connection = state.connections().getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate(sql);
      }
    }

    private int count(String table) throws SQLException {
      try (Connection connection = state.connections().getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
        rows.next();
        return rows.getInt(1);
      }
    }

    @Test
    void theDatabaseStaysOpenWhenASchedulerStops() throws Exception {
      scheduler("one").shutdown();
      schedulers.clear();

      state.check();
    }

    private static int remaining(Scheduler scheduler) throws SchedulerException {
      return scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup()).size();
    }

    private Scheduler scheduler(String instance) throws SchedulerException {
      Properties settings = new Properties();
      settings.setProperty("org.quartz.scheduler.instanceName", "sentinel-sync");
      settings.setProperty("org.quartz.scheduler.instanceId", instance);
      settings.setProperty("org.quartz.scheduler.idleWaitTime", "1000");
      settings.setProperty("org.quartz.threadPool.threadCount", "2");
      settings.putAll(QuartzConnections.jobStore(state, "state"));
      Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
      schedulers.add(scheduler);
      return scheduler;
    }

    private static JobDetail job(String name) {
      return JobBuilder.newJob(NoteFire.class).withIdentity(name).storeDurably(false).build();
    }

    /** Notes that it ran. */
    public static final class NoteFire implements Job {
      @Override
      public void execute(JobExecutionContext context) {
        FIRES
            .computeIfAbsent(
                context.getTrigger().getKey().getName(), name -> new CopyOnWriteArrayList<>())
            .add(context.getScheduledFireTime().toInstant().toString());
      }
    }
  }
}
