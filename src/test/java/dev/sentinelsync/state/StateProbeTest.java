package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.state.StateException.Reason;
import dev.sentinelsync.testing.ManualClock;
import dev.sentinelsync.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateProbeTest {

  @TempDir Path folder;

  private StateSettings settings(Supplier<String> password) {
    return StateSettings.of("jdbc:h2:file:" + folder.resolve("state"), "ops", password);
  }

  @Test
  void aFileThatIsNotThereYetIsNotMade() {
    StateSettings settings = StateSettings.h2(folder.resolve("new/state"));

    assertThat(StateProbe.look(settings))
        .isEqualTo(settings.address() + ", which the first start makes");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileIsLookedAtAndLeftAsItIs() throws Exception {
    StateSettings settings = settings(() -> "right");
    StateDatabase.open(settings, new ManualClock(StateTestBase.START)).close();
    byte[] before = Files.readAllBytes(folder.resolve("state.mv.db"));

    assertThat(StateProbe.look(settings)).isEqualTo(settings.address() + ", H2, 0 MB");
    assertThat(folder.resolve("state.mv.db")).hasBinaryContent(before);
    assertThatThrownBy(() -> StateProbe.look(settings(() -> "wrong")))
        .isInstanceOfSatisfying(
            StateException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.WRONG_CREDENTIALS));
  }

  @Test
  void aFileThatAnotherProcessHasOpenIsLocked() throws Exception {
    try (OtherProcess other = OtherProcess.publishing(folder.resolve("state"))) {
      assertThatThrownBy(() -> StateProbe.look(StateSettings.h2(folder.resolve("state"))))
          .isInstanceOfSatisfying(
              StateException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.LOCKED));
      assertThat(other.nextPublish()).isPositive();
    }
  }

  @Test
  void aServerIsNamedWithItsVersionAndSchema() {
    PostgresServer server = PostgresServer.shared();
    String url = server.newDatabase();
    try {
      StateSettings settings = StateSettings.of(url, server.user(), server::password);

      assertThat(StateProbe.look(settings))
          .startsWith(settings.address() + ", PostgreSQL ")
          .endsWith(", schema public");
    } finally {
      server.dropDatabase(url);
    }
  }
}
