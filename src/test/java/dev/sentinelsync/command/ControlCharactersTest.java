package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.support.ControlCharacters;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control characters of a repository never reach the terminal or the plain log. */
class ControlCharactersTest {

  /**
   * Sets a colour, clears the screen by C1, turns the direction of writing, goes to a line's start.
   */
  private static final String HOSTILE = "\u001b[31mred\u009b2J\u202eevil\r\u2028\u0007";

  private static final String RULE =
      """
      id: 6f7a9e32-17a5-4d7a-9d47-0d1b6c5b1a01
      name: "Sign-ins \\e[31m \\u202e"
      description: Counts.
      query: |
        SigninLogs
        | count
      kind: Scheduled
      severity: Low
      queryFrequency: 1h
      queryPeriod: 1h
      triggerOperator: gt
      triggerThreshold: 0
      version: 1.0.0
      """;

  @TempDir Path folder;

  private GitFixture repository;

  @BeforeEach
  void commit() {
    Map<String, String> files = new TreeMap<>();
    files.put("Detections/Good.yaml", RULE);
    files.put("Detections/Ev" + HOSTILE + "il.yaml", RULE);
    files.put("Detections/Li\nne.yaml", RULE);
    files.put("Detections/Bidi\u202e\u2066.yaml", "name: [" + HOSTILE);
    files.put("Detections/Broken.yaml", "name: x\nquery: \"" + HOSTILE + "\n  \u0085kind: [");
    repository =
        GitFixture.create(folder.resolve("origin"))
            .branch("br\u202eanch\u2066")
            .by("Ann \u001b[5mAuthor");
    repository.commit("Add \u001b]0;title\u0007" + HOSTILE + "\n\nBody " + HOSTILE, files);
  }

  @Test
  void noCommandSendsThem() throws Exception {
    assertShown(execute("sync", "--verbose"));
    assertShown(execute("status"));
    assertShown(execute("verify"));
    Files.writeString(folder.resolve("site/current/foreign\u001b[31m.md"), "x");
    Files.writeString(folder.resolve("site/current/index.md"), "changed");
    assertShown(execute("verify"));
    assertShown(execute("verify", "--repair"));
    assertShown(execute("replay", "--from", repository.tip(), "--to", repository.tip()));
    assertShown(execute("inspect", "Detections/\u001b[31m"));
    assertShown(execute("sync", "--revision", "no\u001b[31msuch\u202e"));
    assertShown(execute("sync", "--branch", "gone\u202e\u2066"));
    assertShown(execute("sync", "--target", "file:" + folder.resolve("si\u202ete")));
  }

  @Test
  void whatProgramsReadIsStillTheSameText() throws Exception {
    CapturedCommand inspected = execute("inspect", "--all");

    assertShown(inspected);
    List<String> names =
        inspected
            .out()
            .lines()
            .map(ControlCharactersTest::name)
            .filter(name -> name.contains("Sign-ins"))
            .toList();
    assertThat(names).isNotEmpty();
    assertThat(inspected.out()).contains("\\u202e");
  }

  @Test
  void thePlainLogShowsThem() throws Exception {
    Throwable failure = new IllegalStateException("remote: " + HOSTILE + "\u001b[2J");

    String line = logged("Published abc (" + HOSTILE + "\nnext)", failure);

    assertThat(line.lines().findFirst().orElseThrow()).contains("Published abc").contains("next)");
    assertThat(line).contains("IllegalStateException: remote: ").contains("\tat ");
    assertClean(line);
  }

  @Test
  void whatQuartzFindsWhileTheDatabaseIsAwayIsOneLine() throws Exception {
    Throwable failure = new IllegalStateException("no connection");

    String line = logged("org.quartz.impl.jdbcjobstore.JobStoreTX", "Error managing", failure);

    assertThat(line).endsWith(" JobStoreTX - Error managing\n");
    assertThat(logged("dev.quartz.Other", "Failed", failure)).contains("\tat ");
  }

  @Test
  void theLogAndTheTerminalHoldBackTheSameCharacters() throws Exception {
    for (char c = 0; c < 0x2100; c++) {
      String text = "a" + c + "b";
      boolean shown = ControlCharacters.escape(text).equals(text);
      assertThat(logged(text, null).contains(text))
          .as("U+%04X", (int) c)
          .isEqualTo(shown && c != '\n');
    }
  }

  /** A line as the shipped configuration writes it for people. */
  private static String logged(String message, Throwable failure) throws Exception {
    return logged("dev.sentinelsync.test", message, failure);
  }

  private static String logged(String logger, String message, Throwable failure) throws Exception {
    return Layouts.PLAIN.toSerializable(
        Log4jLogEvent.newBuilder()
            .setLoggerName(logger)
            .setLevel(Level.INFO)
            .setMessage(new SimpleMessage(message))
            .setThrown(failure)
            .build());
  }

  private static final class Layouts {
    static final StringLayout PLAIN = plain();

    private static StringLayout plain() {
      try {
        Path file = Path.of("config/log4j2.xml");
        XmlConfiguration shipped =
            new XmlConfiguration(
                new LoggerContext("shipped"),
                new ConfigurationSource(Files.newInputStream(file), file.toFile()));
        shipped.initialize();
        return (StringLayout) shipped.getAppender("plain").getLayout();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String name(String json) {
    try {
      return Json.MAPPER.readTree(json).path("name").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private CapturedCommand execute(String... arguments) throws Exception {
    Path file = folder.resolve("application.properties");
    Files.writeString(
        file,
        """
        sync.sites=docs
        site.docs.source=%s
        site.docs.target=file:%s
        state.folder=%s
        """
            .formatted(repository.folder(), folder.resolve("site"), folder.resolve("state")));
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = file.toString();
    return CapturedCommand.execute(all);
  }

  private static void assertShown(CapturedCommand command) {
    assertThat(command.out() + command.err()).isNotBlank();
    assertClean(command.out());
    assertClean(command.err());
  }

  private static void assertClean(String printed) {
    assertThat(printed)
        .doesNotContainPattern(
            "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]");
  }
}
