package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.testing.CapturedLog;
import dev.sentinelsync.testing.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {

  private static final Backoff FOUR =
      new Backoff(4, Duration.ofMillis(100), Duration.ofMillis(300), 0);

  private final CapturedLog log = CapturedLog.of(Retry.class, Level.DEBUG);
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final List<Duration> waits = new ArrayList<>();
  private final Retry retry =
      new Retry(FOUR, IOException.class::isInstance, clock, this::sleep, new Random(1));
  private int attempts;

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void successAtOnceNeitherWaitsNorSpeaks() throws IOException {
    assertThat(retry.call("fetch", () -> failing(0))).isEqualTo("done");

    assertThat(waits).isEmpty();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void waitsDoubleUpToTheCap() {
    assertThatThrownBy(() -> retry.call("fetch", () -> failing(9))).hasMessage("failure 4");

    assertThat(waits)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
    assertThat(attempts).isEqualTo(4);
  }

  @Test
  void eachFailureAndTheFinalSuccessGetALineThatNamesTheOperation() throws IOException {
    assertThat(retry.call("fetch https://example.org/repo", () -> failing(2))).isEqualTo("done");

    assertThat(log.lines())
        .containsExactly(
            "WARN fetch https://example.org/repo: attempt 1 of 4 failed, next in 100 ms:"
                + " java.io.IOException: failure 1",
            "WARN fetch https://example.org/repo: attempt 2 of 4 failed, next in 200 ms:"
                + " java.io.IOException: failure 2",
            "INFO fetch https://example.org/repo: succeeded at attempt 3, 300 ms after the first"
                + " began");
  }

  @Test
  void quietOnesSpeakAtDebugLevelOnly() throws IOException {
    retry.quiet().call("race", () -> failing(1));

    assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("DEBUG race: "));
  }

  @Test
  void whatCannotPassIsNotTriedAgain() {
    assertThatThrownBy(
            () ->
                retry.call(
                    "log in",
                    () -> {
                      attempts++;
                      throw new SecurityException("wrong password");
                    }))
        .isInstanceOf(SecurityException.class);

    assertThat(attempts).isEqualTo(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void anInterruptWhileWaitingEndsItWithTheLastFailure() {
    Retry interrupted =
        new Retry(
            FOUR,
            IOException.class::isInstance,
            clock,
            wait -> {
              throw new InterruptedException("stop");
            },
            new Random(1));

    assertThatThrownBy(() -> interrupted.call("fetch", () -> failing(9)))
        .isInstanceOf(IOException.class)
        .hasMessage("failure 1")
        .hasSuppressedException(new InterruptedException("stop"));
    assertThat(Thread.interrupted()).isTrue();
  }

  private String failing(int failures) throws IOException {
    if (++attempts <= failures) {
      throw new IOException("failure " + attempts);
    }
    return "done";
  }

  private void sleep(Duration wait) {
    waits.add(wait);
    clock.advance(wait);
  }
}
