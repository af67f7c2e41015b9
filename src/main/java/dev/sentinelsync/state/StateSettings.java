package dev.sentinelsync.state;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where the state lives and how to get in.
 *
 * @param url JDBC address, {@code jdbc:h2:file:…} or {@code jdbc:postgresql://…}; never with a
 *     password in it, because addresses are shown in logs
 * @param user name to log in with; empty for none
 * @param password read for each new connection, so that a rotated password needs no restart; may
 *     give null or an empty string for none
 * @param poolSize most connections open at once, at least 2: one for the work and one for who
 *     renews its lease meanwhile
 * @param connectionTimeout longest wait for a connection, at least 250 milliseconds
 */
public record StateSettings(
    String url, String user, Supplier<String> password, int poolSize, Duration connectionTimeout) {

  /** Ten: Quartz takes up to three, each site that syncs two, the rest is webhooks. */
  public static final int DEFAULT_POOL_SIZE = 10;

  /**
   * Five seconds: rides out a short shortage of connections, and still reports an outage quickly.
   */
  public static final Duration DEFAULT_CONNECTION_TIMEOUT = Duration.ofSeconds(5);

  static final String H2_FILE = "jdbc:h2:file:";
  private static final String H2 = "jdbc:h2:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** Checks what can be checked without connecting. */
  public StateSettings {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(password, "password");
    user = Objects.requireNonNullElse(user, "");
    if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "The address of the state database must begin with "
              + H2_FILE
              + " or jdbc:postgresql://. Correct it.");
    }
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.contains("password=")) {
      throw new IllegalArgumentException(
          "The address of the state database contains a password, which would show up in logs."
              + " Take it out and give it as the password setting.");
    }
    if (poolSize < 2) {
      throw new IllegalArgumentException(
          "The state database needs a pool of at least 2 connections, not " + poolSize + ".");
    }
    if (connectionTimeout.compareTo(Duration.ofMillis(250)) < 0) {
      throw new IllegalArgumentException(
          "The connection timeout of the state database must be at least 250 ms, not "
              + connectionTimeout.toMillis()
              + " ms.");
    }
  }

  /**
   * The embedded default: one H2 file, which one process at a time can open.
   *
   * @param file path without the extension {@code .mv.db}, which H2 adds
   */
  public static StateSettings h2(Path file) {
    return of(H2_FILE + file.toAbsolutePath().normalize(), "", () -> "");
  }

  /** A database by address, with the default pool. */
  public static StateSettings of(String url, String user, Supplier<String> password) {
    return new StateSettings(url, user, password, DEFAULT_POOL_SIZE, DEFAULT_CONNECTION_TIMEOUT);
  }

  /** Whether several instances can use the database at once. */
  public boolean shared() {
    return url.startsWith(POSTGRESQL);
  }

  /**
   * The address for the driver. An H2 file is opened through an asynchronous channel: the default
   * one is closed, and the database with it, when a thread that works on it is interrupted.
   */
  String driverUrl() {
    return url.startsWith(H2_FILE) ? H2 + "async:" + url.substring(H2_FILE.length()) : url;
  }

  /** The address without its parameters, for messages. */
  String address() {
    return url.split("[?;]", 2)[0];
  }

  /** The same credentials for an H2 file that is only read. */
  StateSettings readOnly(String address) {
    return new StateSettings(
        address + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", user, password, poolSize, connectionTimeout);
  }

  /** Hides the password's supplier and the address's parameters. */
  @Override
  public String toString() {
    return "StateSettings[" + address() + ", user " + user + ", pool of " + poolSize + "]";
  }
}
