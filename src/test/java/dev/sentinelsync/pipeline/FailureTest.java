package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.source.SourceException;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
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
}
