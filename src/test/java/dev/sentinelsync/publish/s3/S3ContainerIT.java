package dev.sentinelsync.publish.s3;

import dev.sentinelsync.publish.objects.store.ObjectStoreContractTest;
import dev.sentinelsync.testing.ContainerEngine;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on MinIO in a container, or on S3Proxy where MinIO cannot be had. */
class S3ContainerIT extends ObjectStoreContractTest {

  private static S3Server server;

  @BeforeAll
  static void startServer() {
    ContainerEngine.require();
    server = S3Server.inContainer();
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
