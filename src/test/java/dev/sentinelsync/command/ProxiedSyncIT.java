package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.service.ServiceFixture;
import dev.sentinelsync.support.ProxySettings.Credential;
import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.ForwardProxy;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import dev.sentinelsync.testing.TlsIdentity;
import dev.sentinelsync.testing.TlsRelay;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program behind a proxy that demands a login, in a process of its own since Java reads some
 * settings once: Git over TLS as source; a bucket over plain HTTP, or an account over TLS, as
 * target.
 */
class ProxiedSyncIT {

  private static final String PASSWORD = "s3cr3t@w0rd";
  private static final URI STORE = URI.create("http://store.test:9000");
  private static final URI ACCOUNT = AzureServer.endpointIn("blob.test");

  @TempDir Path folder;
  private TlsIdentity identity;
  private GitFixture repository;
  private HttpGitRemote git;
  private ObjectServer store;
  private String bucket;
  private ForwardProxy proxy;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    identity = TlsIdentity.of(folder, "dns:git.test,dns:" + ACCOUNT.getHost(), "-1d", 30);
    Path served = Files.createDirectory(folder.resolve("served"));
    repository = GitFixture.create(served.resolve("content.git"));
    repository.commit(
        "A rule", Map.of("Detections/DnsEvents/Rule.yaml", ServiceFixture.rule("A rule")));
    git = HttpGitRemote.startSecure(served, identity.server());
    store = S3Server.inProcess();
    store.settings(folder);
    bucket = store.newBucket();
    proxy =
        ForwardProxy.start()
            .knows("git.test", git.port())
            .knows(STORE.getHost(), store.endpoint().getPort())
            .demands(new Credential("me", PASSWORD).header());
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable open : new AutoCloseable[] {proxy, store, git, repository}) {
      if (open != null) {
        open.close();
      }
    }
  }

  @Test
  void theLoginOpensTheWayToSourceAndTarget() throws Exception {
    Process sync = sync("me:s3cr3t%40w0rd@");
    String output = output(sync);

    assertThat(sync.exitValue()).as(output).isZero();
    assertThat(store.objects(bucket)).containsKey("docs/readme.md");
    assertThat(proxy.requests()).contains("CONNECT git.test:443", "PUT " + STORE.getHost());
    assertThat(output).doesNotContain("s3cr3t");
  }

  @Test
  void theLoginOpensTheWayToAnAzureAccount() throws Exception {
    try (AzureServer account = AzureServer.start(folder.resolve("azurite.log"));
        TlsRelay secure = TlsRelay.to(account.endpoint().getPort(), identity.server())) {
      proxy.knows(ACCOUNT.getHost(), secure.port());
      String container = account.newBucket();
      Process sync =
          sync(
              "me:s3cr3t%40w0rd@",
              account.target(container + "/docs", ACCOUNT),
              Map.of("AZURE_STORAGE_CONNECTION_STRING", account.connectionString()));
      String output = output(sync);

      assertThat(sync.exitValue()).as(output).isZero();
      assertThat(account.objects(container)).containsKey("docs/readme.md");
      assertThat(proxy.requests())
          .containsOnly("CONNECT git.test:443", "CONNECT " + ACCOUNT.getHost() + ":443");
      assertThat(output).doesNotContain("s3cr3t");
    }
  }

  @Test
  void aWrongLoginIsReportedAndNotTriedInALoop() throws Exception {
    Process sync = sync("me:wr0ng@");
    String output = output(sync);

    assertThat(sync.exitValue()).as(output).isNotZero();
    assertThat(output)
        .contains("https://git.test/content.git", "the proxy did not accept the login")
        .doesNotContain("wr0ng", "Exception", "\tat ");
    assertThat(proxy.requests()).isEmpty();
    assertThat(proxy.refusals()).isLessThanOrEqualTo(3);
  }

  /** Without most reference facts, which have thousands of pages. */
  private Path smallSite() throws IOException {
    StringBuilder settings = new StringBuilder("sync.sites=rules\nsite.rules.formats=markdown\n");
    settings.append("site.rules.history=off\n");
    for (String facts : List.of("tables", "attack", "marketplace")) {
      Path beginning = folder.resolve(facts + ".csv");
      try (Stream<String> lines = Files.lines(Path.of("config/reference", facts + ".csv"))) {
        Files.write(beginning, lines.limit(10).toList());
      }
      settings.append("site.rules.reference.%s=%s%n".formatted(facts, beginning));
    }
    return Files.writeString(folder.resolve("application.properties"), settings);
  }

  private Process sync(String login) throws Exception {
    return sync(
        login,
        store.target(bucket + "/docs", STORE),
        Map.of("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("aws-credentials").toString()));
  }

  private Process sync(String login, String target, Map<String, String> credential)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Djavax.net.ssl.trustStore=" + identity.trustStore(),
                    "-Djavax.net.ssl.trustStorePassword=" + TlsIdentity.PASSWORD,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.sentinelsync.SentinelSync",
                    "sync",
                    "--config=" + smallSite(),
                    "--source=https://git.test/content.git",
                    "--branch=master",
                    "--target=" + target,
                    "--state=" + folder.resolve("state")))
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    String address = "http://" + login + proxy.address();
    environment.put("HTTPS_PROXY", address);
    environment.put("HTTP_PROXY", address);
    environment.putAll(credential);
    return builder.start();
  }

  private static String output(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
