package dev.sentinelsync.publish.s3;

import dev.sentinelsync.publish.objects.store.ObjectStoreContractTest;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;

/** The contract on MinIO in a container. */
class S3ContainerIT extends ObjectStoreContractTest {

  private static S3Server server;

  @BeforeAll
  static void startServer() {
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(), "no container engine runs here");
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
