package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sentinelsync.support.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What programs read of commands: JSON documents and exit codes, as the manual describes them. */
class CommandJsonTest {

  private static final Path SCHEMA = Path.of("docs/command-line.schema.json");
  private static final Path MANUAL = Path.of("docs/command-line.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|(.*)\\|$");

  @TempDir Path folder;

  @Test
  void documentsAreThoseOfTheSchema() throws IOException {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      assertThat(document("status", 0).path("sites").get(0).has("revision")).isFalse();
      assertThat(document("verify", 1).path("status").asText()).isEqualTo("NOTHING_PUBLISHED");

      JsonNode first = document("sync", 3);
      assertThat(first.path("toRevision").asText()).isEqualTo(sample.head().name());
      assertThat(first.path("published").get(0).path("change").asText()).isEqualTo("ADDED");
      assertThat(document("sync", 0).path("pagesPublished").asInt()).isZero();

      sample.commitDemoChange();
      JsonNode page = document("sync", 3).path("published").get(0);
      assertThat(page.path("change").asText()).isEqualTo("CHANGED");
      assertThat(page.path("reasons").get(0).asText())
          .startsWith("analytic rule Northwall - Regular outbound beaconing")
          .contains("severity Medium → High");

      JsonNode site = document("status", 0).path("sites").get(0);
      assertThat(site.path("revision").asText()).isEqualTo(sample.head().name());
      assertThat(site.path("lastRun").path("status").asText()).isEqualTo("UNSTABLE");

      Files.writeString(folder.resolve("site/current/readme.md"), "somebody else's");
      JsonNode differs = document("verify", 1);
      assertThat(differs.path("differences").get(0).path("address").asText())
          .isEqualTo("readme.md");
      assertThat(document("verify", 0, "--repair").path("repairedPages").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aSyncThatFailsIsADocumentToo() throws IOException {
    JsonNode failed = document("sync", 1);
    assertThat(failed.path("status").asText()).isEqualTo("FAILED");
    assertThat(failed.path("failure").asText()).contains("origin");
  }

  @Test
  void exitCodesAreThoseOfTheManual() throws IOException {
    Map<String, List<String>> manual = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(MANUAL));
    while (row.find()) {
      manual.put(
          row.group(1),
          Stream.of(row.group(2).split("\\|"))
              .map(String::strip)
              .filter(t -> !t.isEmpty())
              .toList());
    }
    Map<String, List<String>> commands = new TreeMap<>();
    RootCommand.commandLine()
        .getSubcommands()
        .forEach((name, command) -> commands.put(name, exitCodes(command)));
    commands.keySet().removeIf(name -> hidden(name) || !manual.containsKey(name));

    assertThat(manual).isEqualTo(commands);
    assertThat(manual.keySet()).contains("sync", "verify", "status", "doctor", "webhook-test");
  }

  private static boolean hidden(String name) {
    return RootCommand.commandLine()
        .getSubcommands()
        .get(name)
        .getCommandSpec()
        .usageMessage()
        .hidden();
  }

  private static List<String> exitCodes(CommandLine command) {
    return List.copyOf(command.getCommandSpec().usageMessage().exitCodeList().values());
  }

  /** Runs a command; all of standard output is one document that fits the schema. */
  private JsonNode document(String command, int code, String... more) throws IOException {
    Path none = Files.writeString(folder.resolve("none.properties"), "");
    String[] arguments =
        Stream.concat(
                Stream.of(
                    command,
                    "--json",
                    "--config=" + none,
                    "--source=" + folder.resolve("origin"),
                    "--branch=" + SampleRepository.BRANCH,
                    "--target=file:" + folder.resolve("site"),
                    "--state=" + folder.resolve("state")),
                Stream.of(more))
            .toArray(String[]::new);
    CapturedCommand ended = CapturedCommand.execute(arguments);
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.out().lines()).hasSize(1);
    JsonNode document = Json.MAPPER.readTree(ended.out());
    requireFits(document, command);
    return document;
  }

  /** Holds a document against the schema of a command. */
  static void requireFits(JsonNode document, String command) throws IOException {
    ObjectNode schema = (ObjectNode) Json.MAPPER.readTree(SCHEMA.toFile());
    schema.put("$ref", "#/$defs/" + command);
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(document))
        .isEmpty();
  }
}
