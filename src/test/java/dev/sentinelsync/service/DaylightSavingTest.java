package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.PostgresServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * When the trigger that the service has set up fires around a change of daylight saving; on
 * PostgreSQL it is read back from the database with its time zone.
 */
class DaylightSavingTest {

  @Nested
  class OnH2 extends Behaviour {}

  @Nested
  class OnPostgresql extends Behaviour {
    @Override
    void database() {
      PostgresServer server = PostgresServer.shared();
      fixture.set("state.url", server.newDatabase());
      fixture.set("state.user", server.user());
      environment.put("SENTINEL_SYNC_DB_PASSWORD", server.password());
    }
  }

  abstract static class Behaviour extends ServiceTestBase {

    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aTimeThatIsLeftOutIsSkippedAndOneThatComesTwiceCountsOnce() throws Exception {
      fixture.set("schedule.time-zone", "Europe/Berlin");
      fixture.set("site.rules.schedule", "0 30 2 * * ?");
      startAndAwaitFirstSync();
      Trigger trigger = trigger();

      // 29 March 2026: after 01:59 comes 03:00.
      assertThat(fires(trigger, "2026-03-27T12:00:00Z", 3))
          .containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
      // 25 October 2026: after 02:59 comes 02:00 again.
      assertThat(fires(trigger, "2026-10-23T12:00:00Z", 3))
          .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z");
    }

    /** The trigger as it is set up, but from before the changes on. */
    private Trigger trigger() throws SchedulerException {
      Scheduler scheduler =
          service.service().context().getComponent("quartz", QuartzComponent.class).getScheduler();
      Set<TriggerKey> all = scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup());
      assertThat(all).hasSize(1);
      Trigger trigger = scheduler.getTrigger(all.iterator().next());
      return trigger.getTriggerBuilder().startAt(Date.from(BEFORE)).build();
    }

    /** What a clock that passes the change sees. */
    private static List<String> fires(Trigger trigger, String from, int count) {
      List<String> fires = new ArrayList<>();
      Date now = Date.from(Instant.parse(from));
      for (int i = 0; i < count; i++) {
        now = trigger.getFireTimeAfter(now);
        fires.add(now.toInstant().toString());
      }
      return fires;
    }
  }
}
