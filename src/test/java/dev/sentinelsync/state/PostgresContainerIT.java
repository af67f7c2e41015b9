package dev.sentinelsync.state;

import dev.sentinelsync.testing.ContainerEngine;
import dev.sentinelsync.testing.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on PostgreSQL in a container. */
class PostgresContainerIT extends PostgresStateTest {

  private static PostgresServer server;

  @BeforeAll
  static void startShared() {
    ContainerEngine.require();
    server = PostgresServer.inContainer();
  }

  @AfterAll
  static void stopShared() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  PostgresServer server() {
    return server;
  }

  @Override
  PostgresServer startServer() {
    return PostgresServer.inContainer();
  }
}
