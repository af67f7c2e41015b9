package dev.sentinelsync.state;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Shows the pool which connections are dead. After a failed write, for instance on a full disk, H2
 * closes its database for all connections; it opens again with the next new one, but the pool does
 * not know the code and would keep handing out the old ones.
 */
final class ClosedH2 implements SQLExceptionOverride {

  private static final int DATABASE_IS_CLOSED = 90098;
  private static final int OBJECT_CLOSED = 90007;

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    int code = failure.getErrorCode();
    return code == DATABASE_IS_CLOSED || code == OBJECT_CLOSED
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
