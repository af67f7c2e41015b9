package dev.sentinelsync.publish.azure;

import dev.sentinelsync.publish.objects.store.ObjectStoreContractTest;
import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.ObjectServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on an installed Azurite. */
class AzureStoreTest extends ObjectStoreContractTest {

  @TempDir static Path folder;

  private static AzureServer server;

  @BeforeAll
  static void startServer() throws IOException {
    server = AzureServer.start(folder.resolve("azurite.log"));
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
