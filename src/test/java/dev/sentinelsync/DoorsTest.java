package dev.sentinelsync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.http.Answer;
import dev.sentinelsync.http.HttpPort;
import dev.sentinelsync.http.ManagementRoutes;
import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.service.settings.HttpLimits;
import dev.sentinelsync.service.settings.SecretPlace;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import dev.sentinelsync.testing.ManualClock;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in and out that must stay shut. */
class DoorsTest {

  private static final String TOKEN = "a-test-token-of-sufficient-length";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.sentinelsync");

  @Test
  void withoutConfigurationBothPortsAreOpenToThisMachineOnly() throws IOException {
    Settings settings = Settings.read(ConfigurationFile.EMPTY, Map.of(), name -> null);

    for (Address address :
        List.of(settings.service().ports().http(), settings.service().ports().management())) {
      assertThat(InetAddress.getByName(address.host()).isLoopbackAddress()).isTrue();
    }
  }

  /** Nothing that reads or shows content can fetch an address that stands in it. */
  @Test
  void whatReadsContentCannotReachTheNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.sentinelsync.content..",
            "dev.sentinelsync.kql..",
            "dev.sentinelsync.catalog..",
            "dev.sentinelsync.site..",
            "dev.sentinelsync.webhook..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "javax.net..", "org.apache.http..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.URL")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .check(PROGRAM);
  }

  @Test
  void nothingReplacesTheVerificationOfCertificates() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(TrustManager.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(HostnameVerifier.class)
        .check(PROGRAM);
  }

  @Test
  void nothingUsesJavaSerializationOrStartsProcesses() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .check(PROGRAM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /../../etc/passwd HTTP/1.1",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        "GET //etc/passwd HTTP/1.1",
        "GET /open/../secret HTTP/1.1",
        "GET /open%00 HTTP/1.1",
        "GET /open/%2e%2e/secret HTTP/1.1",
        "TRACE /open HTTP/1.1",
        "GET /OPEN HTTP/1.1"
      })
  void noPathLeadsAnywhereButToItsRoute(String line) throws IOException {
    String answer = ask(line, "");

    assertThat(answer).doesNotContain("root:").doesNotContain("the secret").doesNotContain("fine");
    assertThat(answer).startsWith("HTTP/1.1 4");
  }

  @Test
  void answersAreNeitherStoredNorGuessedAt() throws IOException {
    String answer = ask("GET /open HTTP/1.1", "");

    assertThat(answer).startsWith("HTTP/1.1 200").contains("fine");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("cache-control: no-store")
        .contains("x-content-type-options: nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: Bearer",
        "Authorization: Bearer a-test-token-of-sufficient-lengtH",
        "Authorization: Bearer a-test-token-of-sufficient-length x",
        "Authorization: Basic a-test-token-of-sufficient-length"
      })
  void theSecretRouteAsksForTheWholeToken(String header) throws IOException {
    assertThat(ask("GET /secret HTTP/1.1", header))
        .startsWith("HTTP/1.1 401")
        .doesNotContain("the secret");
    assertThat(ask("GET /secret HTTP/1.1", "Authorization: Bearer " + TOKEN))
        .startsWith("HTTP/1.1 200")
        .contains("the secret");
  }

  @Test
  void guessingIsSlowedDownAndTheRightTokenStillPasses() throws IOException {
    ManualClock clock = new ManualClock();
    try (OpenPort server = open(clock)) {
      String wrong = "Authorization: Bearer not-the-token";
      for (int guess = 0; guess < 20; guess++) {
        assertThat(ask(server, "GET /secret HTTP/1.1", wrong)).startsWith("HTTP/1.1 401");
      }
      assertThat(ask(server, "GET /secret HTTP/1.1", wrong))
          .startsWith("HTTP/1.1 429")
          .containsIgnoringCase("retry-after: 4");
      assertThat(ask(server, "GET /secret HTTP/1.1", "Authorization: Bearer " + TOKEN))
          .startsWith("HTTP/1.1 200");

      clock.advance(Duration.ofSeconds(3));
      assertThat(ask(server, "GET /secret HTTP/1.1", wrong)).startsWith("HTTP/1.1 401");
    }
  }

  /** Speaks HTTP by hand, since clients tidy up paths before they send them. */
  private static String ask(String line, String header) throws IOException {
    try (OpenPort server = open(Clock.systemUTC())) {
      return ask(server, line, header);
    }
  }

  private static OpenPort open(Clock clock) {
    SecretPlace place = new SecretPlace("token", Optional.of("TOKEN"), Optional.empty());
    Vertx vertx = Vertx.vertx();
    ManagementRoutes routes =
        new ManagementRoutes(vertx, AccessToken.open(place, name -> TOKEN), clock);
    routes.open("/open", request -> Answer.text(200, "text/plain", "fine"));
    routes.guarded(
        HttpMethod.GET, "/secret", request -> Answer.text(200, "text/plain", "the secret"));
    return new OpenPort(
        vertx,
        HttpPort.open(
            vertx, "management", new Address("127.0.0.1", 0), HttpLimits.DEFAULT, routes.router()));
  }

  private record OpenPort(Vertx vertx, HttpPort http) implements AutoCloseable {

    int port() {
      return http.port();
    }

    @Override
    public void close() {
      http.close();
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static String ask(OpenPort server, String line, String header) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      OutputStream out = socket.getOutputStream();
      String request =
          line
              + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
              + (header.isEmpty() ? "" : header + "\r\n")
              + "\r\n";
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
