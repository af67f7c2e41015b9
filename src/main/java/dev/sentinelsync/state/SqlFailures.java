package dev.sentinelsync.state;

import dev.sentinelsync.state.StateException.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Explains what an SQL failure means and what to do about it. */
final class SqlFailures {

  /** What H2's store says, inside a general error, when it meets bytes that it did not write. */
  private static final Set<Integer> DAMAGE =
      Set.of(
          DataUtils.ERROR_FILE_CORRUPT,
          DataUtils.ERROR_CHUNK_NOT_FOUND,
          DataUtils.ERROR_READING_FAILED,
          DataUtils.ERROR_INTERNAL);

  /** Codes of H2's {@code ErrorCode} class, where its SQL state says less. */
  private static final Map<Integer, Reason> H2_CODES =
      Map.ofEntries(
          Map.entry(90020, Reason.LOCKED),
          Map.entry(28000, Reason.WRONG_CREDENTIALS),
          Map.entry(90030, Reason.DAMAGED),
          Map.entry(90048, Reason.DAMAGED),
          // The schema was checked at opening: a table can only be missing if its entry was lost.
          Map.entry(42102, Reason.DAMAGED),
          Map.entry(42104, Reason.DAMAGED),
          Map.entry(90097, Reason.NO_PERMISSION),
          Map.entry(90096, Reason.NO_PERMISSION),
          Map.entry(90131, Reason.CONFLICT),
          Map.entry(50200, Reason.CONFLICT),
          Map.entry(40001, Reason.CONFLICT),
          Map.entry(23505, Reason.CONFLICT),
          Map.entry(90098, Reason.UNREACHABLE),
          Map.entry(90121, Reason.UNREACHABLE));

  /** SQL states of PostgreSQL (appendix A of its manual) and of the standard. */
  private static final Map<String, Reason> STATES =
      Map.ofEntries(
          Map.entry("28P01", Reason.WRONG_CREDENTIALS),
          Map.entry("28000", Reason.WRONG_CREDENTIALS),
          Map.entry("42501", Reason.NO_PERMISSION),
          Map.entry("42P01", Reason.SCHEMA_FOREIGN),
          Map.entry("25006", Reason.NO_PERMISSION),
          Map.entry("53100", Reason.DISK_FULL),
          Map.entry("53300", Reason.UNREACHABLE),
          Map.entry("57P01", Reason.UNREACHABLE),
          Map.entry("57P02", Reason.UNREACHABLE),
          Map.entry("57P03", Reason.UNREACHABLE),
          Map.entry("23505", Reason.CONFLICT),
          Map.entry("40001", Reason.CONFLICT),
          Map.entry("40P01", Reason.CONFLICT),
          Map.entry("55P03", Reason.CONFLICT));

  private final StateSettings settings;

  SqlFailures(StateSettings settings) {
    this.settings = settings;
  }

  /**
   * The failure as an exception with a message that helps; never shows parameters of statements.
   */
  StateException explain(String operation, Throwable failure) {
    SQLException sql = deepestSql(failure);
    Reason reason = sql == null ? Reason.OTHER : reasonOf(sql);
    return explain(operation, reason, sql, sql == null ? failure : sql);
  }

  /** The failure of an operation that found the file damaged, whatever H2 said. */
  StateException damaged(String operation, Throwable failure) {
    return explain(operation, Reason.DAMAGED, null, failure);
  }

  private StateException explain(
      String operation, Reason reason, SQLException sql, Throwable cause) {
    String problem =
        "State database %s: could not %s: %s. %s"
            .formatted(settings.address(), operation, phrase(reason, sql), advice(reason));
    return new StateException(reason, problem, cause);
  }

  private static SQLException deepestSql(Throwable failure) {
    SQLException found = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        found = sql;
      }
    }
    return found;
  }

  private static Reason reasonOf(SQLException sql) {
    for (SQLException each = sql; each != null; each = each.getNextException()) {
      Reason known = knownReason(each);
      if (known != Reason.OTHER) {
        return known;
      }
    }
    return Reason.OTHER;
  }

  private static Reason knownReason(SQLException sql) {
    if (noSpaceLeft(sql)) {
      return Reason.DISK_FULL;
    }
    if (sql.getCause() instanceof MVStoreException store && DAMAGE.contains(store.getErrorCode())) {
      return Reason.DAMAGED;
    }
    Reason byCode = H2_CODES.get(sql.getErrorCode());
    if (byCode != null) {
      return byCode;
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.startsWith("08") || sql instanceof SQLTransientConnectionException) {
      return Reason.UNREACHABLE;
    }
    return STATES.getOrDefault(state, Reason.OTHER);
  }

  /** PostgreSQL has a state for it; from H2 it comes as the operating system's message. */
  private static boolean noSpaceLeft(SQLException sql) {
    for (Throwable cause = sql; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
        return true;
      }
    }
    return false;
  }

  private static String phrase(Reason reason, SQLException sql) {
    return switch (reason) {
      case LOCKED -> "another process has it open";
      case NO_PERMISSION -> "it may not be written to";
      case WRONG_CREDENTIALS -> "user or password are wrong";
      case UNREACHABLE -> "nobody answers there or the connection broke";
      case DAMAGED -> "the file is damaged";
      case DISK_FULL -> "no room is left on the disk";
      case SCHEMA_FOREIGN -> "a table is missing";
      case CONFLICT -> "others kept writing the same rows";
      default -> sql == null ? "an unexpected failure" : firstLine(sql);
    };
  }

  private static String firstLine(SQLException sql) {
    String message = String.valueOf(sql.getMessage());
    return "%s (SQL state %s)".formatted(message.lines().findFirst().orElse(""), sql.getSQLState());
  }

  private static String advice(Reason reason) {
    return switch (reason) {
      case LOCKED ->
          "Stop the other process, or use PostgreSQL, which several instances can share.";
      case NO_PERMISSION -> "Give the user of this process the right to read and write it.";
      case WRONG_CREDENTIALS -> "Correct the user and the password of the state database.";
      case UNREACHABLE -> "Check that the database runs and that address and network are right.";
      case DAMAGED ->
          "It is set aside and replaced by an empty one; the state is rebuilt from source and target.";
      case DISK_FULL -> "Free some space on the database's disk.";
      case SCHEMA_FOREIGN -> "Give the state a schema of its own, which nobody else changes.";
      case CONFLICT -> "Try again.";
      default -> "See the cause.";
    };
  }
}
