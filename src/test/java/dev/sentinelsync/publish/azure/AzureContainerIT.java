package dev.sentinelsync.publish.azure;

import dev.sentinelsync.publish.objects.store.ObjectStoreContractTest;
import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.ContainerEngine;
import dev.sentinelsync.testing.ObjectServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on Azurite in a container. */
class AzureContainerIT extends ObjectStoreContractTest {

  private static AzureServer server;

  @BeforeAll
  static void startServer() {
    ContainerEngine.require();
    server = AzureServer.inContainer();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected ObjectServer server() {
    return server;
  }
}
