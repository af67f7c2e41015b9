package dev.sentinelsync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.command.RootCommand;
import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The examples against the program: every option, setting and variable that they give exists and
 * means what they want.
 */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("examples");
  private static final Path ACTION = EXAMPLES.resolve("github-action");
  private static final Path PIPELINE = EXAMPLES.resolve("azure-devops/azure-pipelines.yml");
  private static final Pattern VARIABLE = Pattern.compile("SENTINEL_SYNC_[A-Z0-9_]+");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  @TempDir Path folder;

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void eachHasAShortDescriptionWhoseLinksAndFilesAreThere(Path example) throws IOException {
    Path description = example.resolve("README.md");
    List<String> lines = Files.readAllLines(description);

    assertThat(lines).hasSizeBetween(8, 25);
    assertThat(lines.get(0)).startsWith("# ");
    LINK.matcher(String.join("\n", lines))
        .results()
        .forEach(link -> assertThat(example.resolve(link.group(1)).normalize()).exists());
    try (Stream<Path> files = Files.list(example)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> !file.equals("README.md"))
          .allMatch(file -> String.join("\n", lines).contains("`" + file + "`"), "described");
    }
  }

  /** Variables of the program, and those of the action's script, which documents them itself. */
  @Test
  void everyVariableIsReadBySomething() throws IOException {
    SortedSet<String> known = variables(Path.of("config/application.properties"));
    known.addAll(variables(Path.of("config/log4j2.xml")));
    String script = Files.readString(ACTION.resolve("run.sh"));
    SortedSet<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        used.addAll(variables(file));
      }
    }

    assertThat(used).hasSizeGreaterThan(10);
    used.removeAll(known);
    assertThat(used).allMatch(name -> script.contains("${" + name + ":-"));
  }

  private static SortedSet<String> variables(Path file) throws IOException {
    SortedSet<String> variables = new TreeSet<>();
    VARIABLE.matcher(Files.readString(file)).results().forEach(v -> variables.add(v.group()));
    return variables;
  }

  @Test
  void theConfigurationOfTheActionIsOneOfTheProgram() {
    Map<String, String> environment =
        Map.of(
            "SENTINEL_SYNC_SOURCE", "https://github.com/contoso/detections.git",
            "SENTINEL_SYNC_BRANCH", "main",
            "SENTINEL_SYNC_TARGET", "git:https://github.com/contoso/detections.git#gh-pages",
            "SENTINEL_SYNC_SITE_URL", "https://contoso.github.io/detections/");
    SiteSettings site = site(environment);

    assertThat(site.source().branch()).isEqualTo("main");
    assertThat(site.target()).isEqualTo(environment.get("SENTINEL_SYNC_TARGET"));
    assertThat(site.pages().html().formats()).containsExactly("html");
    assertThat(site.pages().html().siteUrl()).hasValue("https://contoso.github.io/detections");
    assertThat(site.pages().webUrl()).isEmpty();
  }

  private static SiteSettings site(Map<String, String> environment) {
    return Settings.read(
            ConfigurationFile.of(ACTION.resolve("site.properties")), Map.of(), environment::get)
        .sites()
        .get(0);
  }

  /** The script with a Java that only notes what it is given; GitHubActionIT has the real one. */
  @ParameterizedTest
  @ValueSource(strings = "sync")
  void theActionGivesOptionsThatTheCommandHas(String command) throws Exception {
    note("java");
    Path home = Files.createDirectory(folder.resolve("home"));
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("SENTINEL_SYNC_HOME", home.toString());
    environment.put("SENTINEL_SYNC_WORK", folder.resolve("work").toString());
    environment.put("GITHUB_REPOSITORY", "contoso/detections");
    environment.put("PULL_REQUEST", "7");
    environment.put("BASE", "main");

    bash(Files.readString(ACTION.resolve("run.sh")), environment, command);

    List<String> given = Files.readAllLines(folder.resolve("java"));
    int jar = given.indexOf("-jar");
    assertThat(given.get(jar + 1)).isEqualTo(home + "/sentinel-sync.jar");
    accepted(given.subList(jar + 2, given.size()), command);
  }

  @Test
  void thePipelineIsOneThatAzureUnderstands() throws IOException {
    PipelineFile pipeline = StrictYaml.read(PIPELINE, PipelineFile.class);

    assertThat(pipeline.pr()).isEqualTo("none");
    assertThat(pipeline.schedules())
        .allMatch(time -> time.cron().matches("[\\d*/]+( [\\d*/,-]+){4}"));
    List<String> names = pipeline.variables().stream().map(PipelineFile.Variable::name).toList();
    Pattern.compile("\\$\\(([A-Za-z][\\w.]*)\\)")
        .matcher(Files.readString(PIPELINE))
        .results()
        .map(macro -> macro.group(1))
        .filter(macro -> !macro.startsWith("Build.") && !macro.startsWith("System."))
        .forEach(macro -> assertThat(names).contains(macro));
    assertThat(step(pipeline).task()).isEqualTo("AzureCLI@2");
    assertThat(step(pipeline).inputs().scriptLocation()).isEqualTo("inlineScript");
    assertThatThrownBy(
            () ->
                StrictYaml.read(
                    Files.readString(PIPELINE).replace("batch:", "batches:"), PipelineFile.class))
        .hasMessageContaining("batches");
  }

  /** Its script with an engine and an Azure that only note what they are given. */
  @Test
  void thePipelineGivesOptionsThatTheCommandHas() throws Exception {
    note("docker");
    note("az");
    PipelineFile.Step step = step(StrictYaml.read(PIPELINE, PipelineFile.class));
    SortedMap<String, String> environment = new TreeMap<>(step.env());
    environment.put("IMAGE", "the-image");
    environment.put("ACCOUNT", "contosodocs");
    environment.put("SOURCE", "https://dev.azure.com/contoso/detections/_git/rules");

    bash(step.inputs().inlineScript(), environment);

    List<String> given = Files.readAllLines(folder.resolve("docker"));
    List<String> command = given.subList(given.indexOf("the-image") + 1, given.size());
    accepted(command, "sync");
    assertThat(command).contains("azblob://contosodocs/$web", environment.get("SOURCE"));
    assertThat(given).contains("--read-only", "AZURE_STORAGE_SAS_TOKEN", "GIT_TOKEN");
    assertThat(given).as("a secret is no argument").doesNotContain("signature");
  }

  private static PipelineFile.Step step(PipelineFile pipeline) {
    return pipeline.jobs().get(0).steps().stream()
        .filter(step -> step.task() != null)
        .findFirst()
        .orElseThrow();
  }

  private static void accepted(List<String> arguments, String command) {
    CommandLine line = RootCommand.commandLine();
    line.parseArgs(arguments.toArray(String[]::new));
    assertThat(line.getParseResult().subcommand().commandSpec().name()).isEqualTo(command);
  }

  /** A program that writes its arguments to a file of its name, one a line. */
  private void note(String program) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path file = bin.resolve(program);
    Files.writeString(
        file,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > " + folder.resolve(program) + "\necho signature\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void bash(String script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script.sh"), script);
    List<String> line = new ArrayList<>(List.of("bash", file.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
  }
}
