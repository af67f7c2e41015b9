package dev.sentinelsync.pipeline;

import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The pipeline to an S3 endpoint in this process. */
class S3SyncIT extends ObjectStoreSyncContract {

  private static S3Server server;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3Server.inProcess();
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
