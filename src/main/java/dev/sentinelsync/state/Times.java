package dev.sentinelsync.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.ObjectArgument;

/** Instants as {@code TIMESTAMP WITH TIME ZONE}, whatever the time zone of this process. */
final class Times {

  private Times() {}

  static void register(Jdbi jdbi) {
    ArgumentFactory instants =
        (type, value, config) ->
            value instanceof Instant instant
                ? Optional.of(
                    ObjectArgument.of(
                        OffsetDateTime.ofInstant(Bounds.instant(instant), ZoneOffset.UTC)))
                : Optional.empty();
    jdbi.registerArgument(instants);
  }

  /** The instant in a column, null if there is none. */
  static Instant read(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
