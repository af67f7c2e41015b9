package dev.sentinelsync.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** PostgreSQL binaries from a jar, for machines with neither an engine nor an installation. */
final class EmbeddedPostgresServer implements PostgresServer {

  private final EmbeddedPostgres server;

  EmbeddedPostgresServer() throws IOException {
    this.server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  @Override
  public String user() {
    return "postgres";
  }

  @Override
  public String password() {
    return "postgres";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
