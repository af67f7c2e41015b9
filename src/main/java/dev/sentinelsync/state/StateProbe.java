package dev.sentinelsync.state;

import dev.sentinelsync.support.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Looks whether the state database can be used. Makes, migrates and changes nothing. */
public final class StateProbe {

  /** H2: no file is made, and the one that is there is opened for reading. */
  private static final String READ_ONLY = ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";

  /** Seconds; a server that takes longer is not well. */
  private static final String PATIENCE = "10";

  private StateProbe() {}

  /**
   * Looks at the database.
   *
   * @return what it is, for people
   * @throws StateException saying what is wrong and what to do; {@link
   *     StateException.Reason#LOCKED} if another process has the H2 file open
   */
  public static String look(StateSettings settings) {
    try {
      return settings.shared() ? server(settings) : file(settings);
    } catch (SQLException e) {
      throw new SqlFailures(settings).explain("open it", e);
    }
  }

  private static String server(StateSettings settings) throws SQLException {
    try (Connection connection = connect(settings, settings.url());
        Statement statement = connection.createStatement();
        ResultSet may =
            statement.executeQuery(
                "SELECT current_schema(), has_schema_privilege(current_schema(), 'CREATE')")) {
      if (!may.next() || !may.getBoolean(2)) {
        throw new StateException(
            StateException.Reason.NO_PERMISSION,
            "State database %s: the user may not create tables in its schema. Grant CREATE on it."
                .formatted(settings.address()),
            null);
      }
      return "%s, %s %s, schema %s"
          .formatted(
              settings.address(),
              connection.getMetaData().getDatabaseProductName(),
              connection.getMetaData().getDatabaseProductVersion(),
              may.getString(1));
    }
  }

  private static String file(StateSettings settings) throws SQLException {
    Path file = H2File.of(settings).map(H2File::path).orElse(null);
    if (file == null) {
      return settings.address();
    }
    Path folder = FileTree.nearestExisting(file.toAbsolutePath());
    if (!Files.isWritable(folder)) {
      throw new StateException(
          StateException.Reason.NO_PERMISSION,
          "State database %s: %s cannot be written. Give this program's user the right to."
              .formatted(settings.address(), folder),
          null);
    }
    if (!Files.exists(file)) {
      return settings.address() + ", which the first start makes";
    }
    try (Connection connection = connect(settings, settings.driverUrl() + READ_ONLY)) {
      return "%s, %s, %,d MB"
          .formatted(
              settings.address(),
              connection.getMetaData().getDatabaseProductName(),
              Files.size(file) >> 20);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static Connection connect(StateSettings settings, String url) throws SQLException {
    Properties login = new Properties();
    if (settings.shared()) {
      login.setProperty("connectTimeout", PATIENCE);
      login.setProperty("socketTimeout", PATIENCE);
    }
    String password = settings.password().get();
    if (!settings.user().isEmpty()) {
      login.setProperty("user", settings.user());
    }
    if (password != null && !password.isEmpty()) {
      login.setProperty("password", password);
    }
    return DriverManager.getConnection(url, login);
  }
}
