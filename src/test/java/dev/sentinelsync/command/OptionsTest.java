package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.config.SettingsException;
import dev.sentinelsync.pipeline.SiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option of every command against configuration files that say something else: the option
 * wins, and nothing that it hides becomes an unknown setting.
 */
class OptionsTest {

  private static final Path SHIPPED = Path.of("config/application.properties");

  /** Options that stand for settings of the chosen site, with another value and what it becomes. */
  private static final Map<String, Option> OF_SITE =
      new TreeMap<>(
          Map.of(
              "--source", new Option("/srv/rules.git", site -> site.source().uri()),
              "--branch", new Option("release", site -> site.source().branch()),
              "--target", new Option("file:/srv/pages", SiteSettings::target),
              "--layout", new Option("classic", site -> site.pages().layout())));

  /** Options that stand for settings of all sites. */
  private static final List<String> OF_ALL = List.of("--routes", "--state");

  /** Options that choose what the others are about. */
  private static final List<String> CHOICES = List.of("--config", "--site", "--help");

  /** Options of single commands that stand for no setting; CommandLineTest has them. */
  private static final List<String> OF_COMMANDS =
      List.of(
          "--revision",
          "--hard",
          "--accept-removals",
          "--verbose",
          "--repair",
          "--all",
          "--from",
          "--to",
          "--pull-request",
          "--base",
          "--format",
          "--verify-every",
          "--json",
          "--provider",
          "--url",
          "--secret-file",
          "--folder",
          "--check",
          "--serve",
          "--port");

  @TempDir Path folder;

  private Path same;
  private Path two;

  /**
   * An option.
   *
   * @param value a value that no file says
   * @param read what it becomes
   */
  private record Option(String value, Function<SiteSettings, String> read) {}

  @BeforeEach
  void writeFiles() throws IOException {
    String block =
        """
        site.%1$s.source=https://git.example/%1$s.git
        site.%1$s.branch=main
        site.%1$s.target=file:%1$s
        site.%1$s.layout=navbar
        site.%1$s.web-url=https://git.example/%1$s/blob/main
        site.%1$s.schedule=0 0 3 * * ?
        """;
    String all = "state.folder=kept\nsync.routes=routes\n";
    same =
        Files.writeString(
            folder.resolve("same.properties"), all + block.formatted("azure-sentinel"));
    two =
        Files.writeString(
            folder.resolve("two.properties"),
            "sync.sites=a,b\n" + all + block.formatted("a") + block.formatted("b"));
  }

  @Test
  void everyOptionIsInThisTest() {
    RootCommand.commandLine().getSubcommands().values().stream()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .map(OptionSpec::longestName)
        .forEach(
            name ->
                assertThat(
                        Stream.of(OF_SITE.keySet(), OF_ALL, CHOICES, OF_COMMANDS)
                            .anyMatch(names -> names.contains(name)))
                    .as(name)
                    .isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sync", "verify", "status", "inspect", "replay", "plan"})
  void anOptionWinsOverEveryFile(String command) {
    OF_SITE.forEach(
        (name, option) -> {
          for (Path file : List.of(SHIPPED, same, two)) {
            Settings settings = settings(command, file, name + "=" + option.value());
            assertThat(option.read().apply(settings.sites().get(0)))
                .as("%s with %s", name, file)
                .isEqualTo(option.value());
          }
          List<SiteSettings> both = settings(command, two, name + "=" + option.value()).sites();
          assertThat(option.read().apply(both.get(1)))
              .as(name + " is for the first site")
              .isNotEqualTo(option.value());
          List<SiteSettings> chosen =
              settings(command, two, "--site=b", name + "=" + option.value()).sites();
          assertThat(chosen).extracting(SiteSettings::name).containsExactly("b");
          assertThat(option.read().apply(chosen.get(0))).isEqualTo(option.value());
        });
    for (Path file : List.of(SHIPPED, same, two)) {
      Path state = folder.resolve("state");
      Settings kept = settings(command, file, "--state=" + state, "--routes=" + folder);
      assertThat(kept.state().url()).isEqualTo("jdbc:h2:file:" + state.resolve("sentinel-sync"));
      assertThat(kept.sites().get(0).source().cloneFolder()).startsWithRaw(state);
      assertThat(kept.routes()).isEqualTo(folder);
      Settings shared = settings(command, file, "--state=jdbc:postgresql://db/x");
      assertThat(shared.state().url()).isEqualTo("jdbc:postgresql://db/x");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sync", "verify", "status", "inspect", "replay", "plan"})
  void aSiteIsChosenAmongThoseOfTheFile(String command) {
    assertThat(settings(command, two).sites())
        .extracting(SiteSettings::name)
        .containsExactly("a", "b");
    assertThat(settings(command, two, "--site=b").service().schedules().bySite())
        .containsOnlyKeys("b");
    assertThatThrownBy(() -> settings(command, two, "--site=c"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--site names 'c'; the configured sites are a, b.");
    assertThatThrownBy(() -> settings(command, folder.resolve("none.properties")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("There is no such configuration file");
  }

  @Test
  void commandsEndAsTheyShouldWithEveryFile() throws IOException {
    Path routes = Path.of("routes").toAbsolutePath();
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      int run = 0;
      for (Path file : List.of(SHIPPED, same, two)) {
        List<String> common = new ArrayList<>();
        common.add("--config=" + file);
        common.add("--source=" + sample.folder());
        common.add("--branch=" + SampleRepository.BRANCH);
        common.add("--layout=classic");
        common.add("--routes=" + routes);
        common.add("--state=" + folder.resolve("state" + run));
        common.add("--target=file:" + folder.resolve("site" + run++));
        if (file.equals(two)) {
          common.add("--site=b");
        }
        assertThat(execute("status", common)).as("status, %s", file).isZero();
        assertThat(execute("sync", common)).as("sync, %s; a file is broken", file).isEqualTo(3);
        assertThat(execute("verify", common)).as("verify, %s", file).isZero();
      }
    }
    assertThat(execute("sync", List.of("--config=" + folder.resolve("none")))).isEqualTo(2);
    assertThat(execute("sync", List.of("--config=" + two, "--site=c"))).isEqualTo(2);
  }

  private static int execute(String command, List<String> options) {
    return RootCommand.commandLine()
        .execute(Stream.concat(Stream.of(command), options.stream()).toArray(String[]::new));
  }

  private static Settings settings(String command, Path file, String... options) {
    CommandLine root = RootCommand.commandLine();
    List<String> arguments = new ArrayList<>(List.of(command, "--config=" + file));
    if (command.equals("replay") || command.equals("plan")) {
      arguments.addAll(List.of("--from=a", "--to=b"));
    }
    arguments.addAll(List.of(options));
    root.parseArgs(arguments.toArray(String[]::new));
    CommandLine line = root.getSubcommands().get(command);
    return ((CommonOptions) line.getCommandSpec().mixins().get("common").userObject()).settings();
  }
}
