package dev.sentinelsync.publish.git;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The contract over HTTP with a login, against Git's own server. */
class GitHttpStoreTest extends GitContractTest {

  private HttpGitRemote server;

  @BeforeAll
  static void needsGit() {
    assumeTrue(HttpGitRemote.available(), "Git's http-backend is not installed");
  }

  @Override
  String url() throws IOException {
    if (server == null) {
      server = HttpGitRemote.start(temp).requireLogin("writer", "s3cret-token");
    }
    return server.url("writer:s3cret-token", "target.git");
  }

  @AfterEach
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }
}
