package dev.sentinelsync.publish.s3;

import dev.sentinelsync.publish.objects.store.ObjectStoreContractTest;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on an S3 endpoint in this process. */
class S3StoreTest extends ObjectStoreContractTest {

  private static S3Server server;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3Server.inProcess();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  protected ObjectServer server() {
    return server;
  }
}
