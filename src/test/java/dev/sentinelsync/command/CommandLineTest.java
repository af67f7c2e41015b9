package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What commands print and how they end, as somebody in front of a terminal sees it. */
class CommandLineTest {

  private static final String RULE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallBeaconing.yaml";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "sync",
        "verify",
        "status",
        "doctor",
        "webhook-test",
        "health",
        "inspect",
        "replay",
        "plan",
        "demo",
        "serve"
      })
  void everyCommandExplainsItself(String command) {
    CapturedCommand ended = CapturedCommand.execute(command, "--help");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("Usage: sentinel-sync " + command)
        .contains("Exit codes:")
        .contains("-h, --help");
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void theVersionAloneIsAnsweredAsTheCommandLineDoes(String option) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream usual = System.out;
    try (PrintStream captured = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      assertThat(VersionAlone.answers(option)).isTrue();
      assertThat(VersionAlone.answers("sync", option)).isFalse();
      assertThat(VersionAlone.answers()).isFalse();
    } finally {
      System.setOut(usual);
    }

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Sentinel Sync ")
        .isEqualTo(CapturedCommand.execute(option).out());
  }

  /** The list of commands shows no more than the first line of a description. */
  @Test
  void theListOfCommandsHasAWholeSentenceForEach() {
    Map<String, CommandLine> commands = RootCommand.commandLine().getSubcommands();
    assertThat(commands).containsKeys("run", "sync", "doctor", "demo");
    commands.forEach(
        (name, command) ->
            assertThat(command.getCommandSpec().usageMessage().description()[0])
                .as(name)
                .hasSizeBetween(20, 110)
                .matches("[A-Z].*[^.]\\."));
  }

  @Test
  void whatIsWrongWithTheCommandLineIsSaidInASentence() {
    assertThat(CapturedCommand.execute().code()).isEqualTo(2);
    assertRefused(2, "Unknown option: '--sorce=x'", "sync", "--sorce=x");
    assertRefused(2, "Did you mean --source?", "sync", "--sorce=x");
    assertRefused(2, "There is no command 'snyc'.", "snyc");
    assertRefused(2, "Did you mean sync?", "snyc");
    assertThat(CapturedCommand.execute("sync", "--sorce=x").err().lines()).hasSizeLessThan(6);
    assertThat(CapturedCommand.execute("quite", "other").err()).doesNotContain("Did you mean");
    assertThat(CapturedCommand.execute("status", "-x").err())
        .contains("Unknown option: '-x'")
        .doesNotContain("Did you mean");
    assertThat(CapturedCommand.execute("sync", "--sorce", "x").err())
        .contains("Unknown option: '--sorce'\n");
    assertRefused(2, "'sync' takes options alone, and no word such as 'all'", "sync", "all", "now");
    assertRefused(2, "layout", "sync", "--layout=square", "--config=" + bare());
    assertRefused(
        2, "there is nothing at", arguments("sync", bare(), "--routes=" + folder.resolve("none")));
    assertRefused(2, "has no sync.yaml", arguments("sync", bare(), "--routes=" + folder));
    assertRefused(1, "none.git", arguments("sync", folder.resolve("none.git")));
  }

  @Test
  void routesThatCannotBeReadAreToldWithTheirLine() throws IOException {
    Path routes = Files.createDirectories(folder.resolve("routes"));
    for (String name : List.of("build.yaml", "verify.yaml", "repair.yaml")) {
      Files.copy(Path.of("routes", name), routes.resolve(name));
    }
    String text = Files.readString(Path.of("routes", "sync.yaml"));
    Files.writeString(routes.resolve("sync.yaml"), text.replace("steps:", "stps:"));

    assertRefused(2, "stps", arguments("sync", bare(), "--routes=" + routes));
    assertRefused(2, "line ", arguments("sync", bare(), "--routes=" + routes));
  }

  @Test
  void aSiteIsMadeComparedAndRepaired() throws IOException {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      String head = sample.head().name();
      assertThat(CapturedCommand.execute(arguments("status", origin())).out())
          .contains("nothing is published yet");
      CapturedCommand nothing = CapturedCommand.execute(arguments("verify", origin()));
      assertThat(nothing.code()).isEqualTo(1);
      assertThat(nothing.out()).contains("holds nothing that was published");

      CapturedCommand first = CapturedCommand.execute(arguments("sync", origin()));
      assertThat(first.code()).as("one file of the sample is broken").isEqualTo(3);
      assertThat(first.out())
          .contains(head.substring(0, 10))
          .contains("NorthwallAdminLogon.yaml:8");
      assertThat(CapturedCommand.execute(arguments("verify", origin())).out())
          .containsPattern("Identical: [\\d,]+ pages of revision \\w+, 0 differences, 0 foreign");
      assertThat(CapturedCommand.execute(arguments("status", origin())).out())
          .contains(head.substring(0, 10))
          .contains("last run   unstable, ", "asked for by command");
      assertThat(CapturedCommand.execute(arguments("sync", origin())).out())
          .containsPattern("nothing was written\\.\\n0 pages in \\d+\\.\\d s\\n$");

      String secret = "git:https://user:hidden-token@git.example/pages.git#site";
      CapturedCommand elsewhere =
          CapturedCommand.execute(arguments("status", origin(), "--target=" + secret));
      assertThat(elsewhere.out()).contains("git.example").doesNotContain("hidden-token");

      Files.writeString(folder.resolve("site/current/readme.md"), "somebody else's");
      CapturedCommand differs = CapturedCommand.execute(arguments("verify", origin()));
      assertThat(differs.code()).isEqualTo(1);
      assertThat(differs.out()).contains("readme.md");
      assertThat(CapturedCommand.execute(arguments("verify", origin(), "--repair")).code())
          .isZero();
      assertThat(CapturedCommand.execute(arguments("verify", origin())).code()).isZero();
    }
  }

  @Test
  void aChangeIsTraceableFromPageToFact() throws IOException {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      String first = sample.head().name();
      sample.commitDemoChange();
      String second = sample.head().name();

      CapturedCommand replayed =
          CapturedCommand.execute(
              arguments(
                  "replay", origin(), "--from=" + first, "--to=" + second, "--verify-every=1"));
      assertThat(replayed.code()).as(replayed.err()).isZero();

      assertThat(CapturedCommand.execute(arguments("sync", origin(), "--revision=" + first)).code())
          .isEqualTo(3);
      CapturedCommand explained = CapturedCommand.execute(arguments("sync", origin(), "-v"));
      assertThat(explained.out())
          .contains("  ~ exports/content_items.csv")
          .contains("<- ")
          .doesNotContain("item-row:")
          .containsPattern(
              "(?m)^(\\d+) pages in \\d+\\.\\d s \\(\\1 written, 0 removed, \\d+ made; 1 file changed");
      assertThat(CapturedCommand.execute(arguments("sync", origin(), "--revision=" + first)).code())
          .isEqualTo(3);
      assertThat(CapturedCommand.execute(arguments("sync", origin(), "-vv")).out())
          .contains("item-row:" + RULE);
    }
  }

  @Test
  void ofSeveralSitesItIsSaidWhichOneACommandIsAbout() throws IOException {
    Path several =
        Files.writeString(
            folder.resolve("several.properties"),
            """
            sync.sites=docs,preview
            site.docs.source=%1$s
            site.docs.target=file:%1$s-docs
            site.preview.source=%1$s
            site.preview.target=file:%1$s-preview
            state.folder=%1$s-state
            """
                .formatted(folder.resolve("nothing")));
    String sentence =
        "This is about the site docs, the first of docs, preview; --site names another.";

    CapturedCommand first = CapturedCommand.execute("sync", "--config=" + several);
    assertThat(first.code()).isEqualTo(1);
    assertThat(first.err()).startsWith(sentence).contains("no repository at");
    assertThat(first.out()).matches("Failed after \\d+\\.\\d s\\.\\n");
    assertThat(CapturedCommand.execute("sync", "--config=" + several, "--site=preview").err())
        .contains("no repository at")
        .doesNotContain(sentence);
  }

  @Test
  void aFileIsInspectedAsOneLineOfJson() throws IOException {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      String head = sample.head().name();
      CapturedCommand ended =
          CapturedCommand.execute(arguments("inspect", origin(), "--revision=" + head, RULE));

      assertThat(ended.code()).as(ended.err()).isZero();
      List<String> lines = ended.out().lines().toList();
      assertThat(lines).hasSize(1);
      JsonNode json = new JsonMapper().readTree(lines.get(0));
      assertThat(json.get("path").asText()).isEqualTo(RULE);
      assertThat(json.get("tables").toString()).contains("\"CommonSecurityLog\"");
      assertRefused(1, "None.yaml", arguments("inspect", origin(), "Solutions/None.yaml"));
    }
  }

  @Test
  void theDemoShowsBothSyncsAndLeavesForeignFoldersAlone() throws IOException {
    Path demo = folder.resolve("demo");
    CapturedCommand ended = CapturedCommand.execute("demo", "--folder=" + demo);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains(
            "1. First sync", "2. A change", "<- ", "On purpose: one file of the sample is broken")
        .containsPattern(
            "\\n1,\\d{3} pages in \\d+\\.\\d s; the change: 6 pages in \\d+\\.\\d s\\n"
                + "Open \\S+/site/current/readme.md\\n");
    assertThat(ended.out() + ended.err()).as("no terminal").doesNotContain("\033", "\r");
    assertThat(demo.resolve("site/current/readme.md")).exists();
    assertThat(CapturedCommand.execute("demo", "--folder=" + demo).code()).as("again").isZero();

    Path foreign = Files.createDirectories(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("thesis.txt"), "ten years of work");
    assertRefused(1, "was not made by a demo", "demo", "--folder=" + foreign);
    assertThat(foreign.resolve("thesis.txt")).exists();
  }

  /** Told on standard error without a stack trace. */
  private static void assertRefused(int code, String sentence, String... arguments) {
    CapturedCommand ended = CapturedCommand.execute(arguments);
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err()).contains(sentence).doesNotContain("\tat ");
  }

  private Path origin() {
    return folder.resolve("origin");
  }

  private Path bare() {
    try {
      return Files.writeString(folder.resolve("bare.properties"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String[] arguments(String command, Path source, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.add("--config=" + bare());
    arguments.add("--source=" + source);
    arguments.add("--branch=" + SampleRepository.BRANCH);
    if (Stream.of(more).noneMatch(option -> option.startsWith("--target="))) {
      arguments.add("--target=file:" + folder.resolve("site"));
    }
    arguments.add("--state=" + folder.resolve("state"));
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
