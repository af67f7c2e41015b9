package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.state.StateException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlFailuresTest {

  private static final SqlFailures FAILURES =
      new SqlFailures(
          StateSettings.of("jdbc:postgresql://db/state?sslkey=/secret", "ops", () -> "hunter2"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "28P01, 0, WRONG_CREDENTIALS, user or password are wrong. Correct the user",
        "42501, 0, NO_PERMISSION, it may not be written to. Give the user of this process the right",
        "42P01, 0, SCHEMA_FOREIGN, a table is missing. Give the state a schema of its own",
        "53100, 0, DISK_FULL, no room is left on the disk. Free some space",
        "08006, 0, UNREACHABLE, nobody answers there or the connection broke. Check that the database",
        "57P03, 0, UNREACHABLE, nobody answers there or the connection broke. Check that the database",
        "40P01, 0, CONFLICT, others kept writing the same rows. Try again.",
        "90020, 90020, LOCKED, another process has it open. Stop the other process",
        "90030, 90030, DAMAGED, the file is damaged. It is set aside and replaced by an empty one",
        "22001, 0, OTHER, first line (SQL state 22001). See the cause.",
        ", 0, OTHER, first line (SQL state null). See the cause.",
      })
  void aStateOrCodeHasItsReasonAndItsAdvice(
      String state, int code, Reason reason, String explanation) {
    StateException explained =
        FAILURES.explain("do it", new SQLException("first line\nsecond line", state, code));

    assertThat(explained.reason()).isEqualTo(reason);
    assertThat(explained)
        .hasMessageStartingWith(
            "State database jdbc:postgresql://db/state: could not do it: " + explanation);
  }

  static Stream<Arguments> shapes() {
    SQLException damage =
        new SQLException(
            "General error",
            "HY000",
            50000,
            DataUtils.newMVStoreException(DataUtils.ERROR_CHUNK_NOT_FOUND, "chunk 7"));
    SQLException otherStoreError =
        new SQLException(
            "General error",
            "HY000",
            50000,
            DataUtils.newMVStoreException(DataUtils.ERROR_CLOSED, "closed"));
    SQLException full =
        new SQLException(
            "General error", "HY000", 50000, new IOException("No space left on device"));
    SQLException batch = new SQLException("Batch entry 0 was aborted", "HY000");
    batch.setNextException(new SQLException("duplicate key", "23505"));
    return Stream.of(
        Arguments.of("damage that H2's store reports", damage, Reason.DAMAGED),
        Arguments.of("another error of H2's store", otherStoreError, Reason.OTHER),
        Arguments.of("a full disk behind a general error", full, Reason.DISK_FULL),
        Arguments.of("the second failure of a batch", batch, Reason.CONFLICT),
        Arguments.of(
            "a pool that had no connection",
            new SQLTransientConnectionException("timed out"),
            Reason.UNREACHABLE),
        Arguments.of(
            "the cause of what the library threw",
            new IllegalStateException(new SQLException("no", "28000")),
            Reason.WRONG_CREDENTIALS),
        Arguments.of(
            "the deepest of two",
            new SQLException("outer", "08006", new SQLException("inner", "42501")),
            Reason.NO_PERMISSION));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void whateverWrapsItTheReasonIsFound(String shape, Throwable failure, Reason reason) {
    assertThat(FAILURES.explain("do it", failure).reason()).isEqualTo(reason);
  }

  @Test
  void theDatabasesOwnFailureIsTheCause() {
    SQLException inner = new SQLException("inner", "42501");

    assertThat(FAILURES.explain("do it", new IllegalStateException("outer", inner)))
        .hasCause(inner);
  }

  @Test
  void whatIsNoFailureOfADatabaseIsUnexpectedAndKept() {
    IOException failure = new IOException("stream closed");

    assertThat(FAILURES.explain("copy it", failure))
        .hasMessage(
            "State database jdbc:postgresql://db/state: could not copy it: an unexpected failure."
                + " See the cause.")
        .hasCause(failure)
        .extracting(explained -> ((StateException) explained).reason())
        .isEqualTo(Reason.OTHER);
  }

  @ParameterizedTest
  @CsvSource({
    "LOCKED, false",
    "NO_PERMISSION, false",
    "WRONG_CREDENTIALS, false",
    "UNREACHABLE, true",
    "SCHEMA_NEWER, false",
    "SCHEMA_FOREIGN, false",
    "DAMAGED, true",
    "DISK_FULL, false",
    "STALE_FENCE, false",
    "CONFLICT, true",
    "OTHER, false",
  })
  void onlySomePassByThemselves(Reason reason, boolean mayPass) {
    assertThat(reason.mayPass()).isEqualTo(mayPass);
  }

  @Test
  void aFileIsNamedByItsPath() {
    SqlFailures failures = new SqlFailures(StateSettings.h2(Path.of("/srv/state")));

    assertThat(failures.explain("open it", new SQLException("in use", "90020", 90020)))
        .hasMessageStartingWith("State database jdbc:h2:file:/srv/state: could not open it:");
  }
}
