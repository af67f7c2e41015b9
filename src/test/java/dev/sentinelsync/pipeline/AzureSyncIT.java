package dev.sentinelsync.pipeline;

import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.ObjectServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline to an installed Azurite. */
class AzureSyncIT extends ObjectStoreSyncContract {

  @TempDir static Path logs;

  private static AzureServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = AzureServer.start(logs.resolve("azurite.log"));
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  ObjectServer server() {
    return server;
  }
}
