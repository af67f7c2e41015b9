package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.state.StateException;
import java.util.stream.Stream;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of(
            new SyncRefusedException(SyncStatus.HELD, "too many"),
            SyncStatus.HELD,
            "too many",
            false,
            true),
        Arguments.of(
            new SourceException(SourceException.Reason.UNREACHABLE, "away"),
            SyncStatus.FAILED,
            "away",
            true,
            true),
        Arguments.of(
            new SourceException(SourceException.Reason.AUTHENTICATION, "who"),
            SyncStatus.FAILED,
            "who",
            false,
            true),
        Arguments.of(
            new TargetException(TargetException.Reason.FENCED, "newer"),
            SyncStatus.SUPERSEDED,
            "newer",
            false,
            true),
        Arguments.of(
            new TargetException(TargetException.Reason.CONFLICT, "faster"),
            SyncStatus.FAILED,
            "faster",
            true,
            true),
        Arguments.of(
            new TargetException(TargetException.Reason.FULL, "full"),
            SyncStatus.FAILED,
            "full",
            false,
            true),
        Arguments.of(
            new StateException(StateException.Reason.STALE_FENCE, "lost", null),
            SyncStatus.SUPERSEDED,
            "lost",
            false,
            true),
        Arguments.of(
            new StateException(StateException.Reason.UNREACHABLE, "no answer", null),
            SyncStatus.FAILED,
            "no answer",
            true,
            true),
        Arguments.of(
            new StateException(StateException.Reason.DISK_FULL, "no room", null),
            SyncStatus.FAILED,
            "no room",
            false,
            true),
        Arguments.of(
            new IllegalStateException("odd"),
            SyncStatus.FAILED,
            "Unexpected IllegalStateException: odd",
            true,
            false),
        Arguments.of(
            new NullPointerException(),
            SyncStatus.FAILED,
            "Unexpected NullPointerException.",
            true,
            false));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void anExceptionHasAMeaning(
      Exception exception, SyncStatus status, String message, boolean retryable, boolean known) {
    Failure expected = new Failure(status, message, retryable, known, exception);
    assertThat(Failure.of(exception)).isEqualTo(expected);
    assertThat(Failure.of(new RuntimeCamelException(new RuntimeCamelException(exception))))
        .isEqualTo(expected);
  }

  @Test
  void anEnvelopeWithoutContentIsItselfUnexpected() {
    assertThat(Failure.of(new RuntimeCamelException("lost in the route")).message())
        .isEqualTo("Unexpected RuntimeCamelException: lost in the route");
    assertThat(
            Failure.of(new CamelExchangeException("wrapped", null, new IllegalStateException()))
                .message())
        .isEqualTo("Unexpected IllegalStateException.");
  }
}
