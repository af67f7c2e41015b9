package dev.sentinelsync.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container. */
final class ContainerPostgres implements PostgresServer {

  private final PostgreSQLContainer server =
      new PostgreSQLContainer("postgres:17.5-alpine")
          .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");

  ContainerPostgres() {
    server.start();
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://"
        + server.getHost()
        + ":"
        + server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)
        + "/"
        + database;
  }

  @Override
  public String user() {
    return server.getUsername();
  }

  @Override
  public String password() {
    return server.getPassword();
  }

  @Override
  public void close() {
    server.close();
  }
}
