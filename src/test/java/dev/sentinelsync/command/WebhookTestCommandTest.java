package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.ops.OperatedService;
import dev.sentinelsync.testing.Command;
import dev.sentinelsync.webhook.provider.WebhookProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code webhook-test} before a running service. */
class WebhookTestCommandTest {

  private static final String SECRET = "a-secret-of-the-test-that-is-long-enough";

  @TempDir Path folder;

  @Test
  void theServiceTakesADeliveryOfEveryProviderAndSaysWhatIsWrong() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Path other = Files.writeString(folder.resolve("other"), "another-" + SECRET + "\n");
    try (OperatedService service = OperatedService.in(Files.createDirectory(folder.resolve("s")))) {
      service.fixture().set("webhook.providers", String.join(",", WebhookProviders.NAMES));
      service.fixture().set("site.rules.branch", "master");
      for (String name : WebhookProviders.NAMES) {
        service.fixture().set("webhook." + name + ".secret-file", secret.toString());
      }
      service.start().awaitPublished();
      for (String name : WebhookProviders.NAMES) {
        CapturedCommand taken = send(service, "--provider=" + name);
        assertThat(taken.code()).as(taken.out() + taken.err()).isZero();
        assertThat(taken.out()).contains("202 ", "accepted").doesNotContain(SECRET);

        CapturedCommand refused = send(service, "--provider=" + name, "--secret-file=" + other);
        assertThat(refused.code()).as(name).isEqualTo(1);
        assertThat(refused.out() + refused.err())
            .contains("401 ", "another secret")
            .doesNotContain(SECRET);
      }
      assertThat(recipe(service)).contains("\"accepted\"");

      CapturedCommand ignored = send(service, "--branch=elsewhere");
      assertThat(ignored.code()).isEqualTo(1);
      assertThat(ignored.out()).contains("202 ", "ignored");
      assertThat(send(service, "--provider=gitub").err()).contains("There is no webhook provider");
    }
  }

  /** The manual's recipe with curl, before this service. */
  private static String recipe(OperatedService service) throws Exception {
    String manual = Files.readString(Path.of("docs/service.md"));
    String script =
        manual
            .substring(manual.indexOf("```sh\n") + 6)
            .replaceFirst("(?s)\n```.*", "\n")
            .replace("127.0.0.1:8080", "127.0.0.1:" + service.httpPort())
            .replace(
                "https://github.com/Azure/Azure-Sentinel.git",
                service.fixture().remote().url("rules.git"));
    return Command.run(
        List.of("bash", "-c", "SENTINEL_SYNC_GITHUB_SECRET=" + SECRET + "\n" + script));
  }

  @Test
  void nobodyAtTheAddressIsSaidSo() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    Path none = Files.writeString(folder.resolve("none.properties"), "");
    CapturedCommand ended =
        CapturedCommand.execute(
            "webhook-test",
            "--config=" + none,
            "--source=https://git.example/a.git",
            "--target=file:" + folder,
            "--provider=signed",
            "--url=http://127.0.0.1:1",
            "--secret-file=" + secret);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("http://127.0.0.1:1/webhook/signed does not answer");
  }

  private static CapturedCommand send(OperatedService service, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "webhook-test";
    arguments[1] = "--config=" + service.fixture().configuration();
    arguments[2] = "--url=http://127.0.0.1:" + service.httpPort();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CapturedCommand.execute(arguments);
  }
}
