package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.state.StateException.Reason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StateDatabaseTest {

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

    @Test
    void answersWhenAsked() {
      state.check();
    }

    @Test
    void onceClosedItSaysThatNobodyAnswers() {
      state.close();

      assertThatThrownBy(() -> state.check()).isInstanceOf(StateException.class);
    }

    @Test
    void aSchemaThatANewerProgramChangedIsRefused() {
      sql(
          """
        INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type",
          "script", "checksum", "installed_by", "execution_time", "success")
        VALUES (99, '99', 'from the future', 'SQL', 'V99__from_the_future.sql', 1, 'x', 1, TRUE)
        """);
      state.close();

      assertThatThrownBy(() -> StateDatabase.open(settings, clock))
          .isInstanceOfSatisfying(
              StateException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_NEWER))
          .hasMessageContaining("its schema has version 99, this program knows versions up to 6");
    }

    @Test
    void tablesChangedByHandAreRefused() {
      sql("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '1'");
      state.close();

      assertThatThrownBy(() -> StateDatabase.open(settings, clock))
          .isInstanceOfSatisfying(
              StateException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_FOREIGN));
    }

    @Test
    void failuresNeverShowWhatWasWritten() {
      sql("DROP TABLE site_pause");

      assertThatThrownBy(() -> state.pauses().pause(SITE, "somebody", "between us"))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("could not pause site")
          .hasStackTraceContaining("SQLException")
          .satisfies(
              failure -> {
                for (Throwable each = failure; each != null; each = each.getCause()) {
                  assertThat(each.toString()).doesNotContain("between us", "somebody");
                }
              });
    }
  }
}
