package dev.sentinelsync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.examples.GitHubFile.Access;
import dev.sentinelsync.examples.GitHubFile.Action;
import dev.sentinelsync.examples.GitHubFile.Job;
import dev.sentinelsync.examples.GitHubFile.Step;
import dev.sentinelsync.examples.GitHubFile.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The action and all workflows: known keys alone, pinned, least rights, and nothing named in vain.
 */
class GitHubFilesTest {

  private static final Path ACTION = Path.of("examples/github-action/action.yml");
  private static final Path PUBLISH = Path.of("examples/github-pages/publish.yml");
  private static final Path PLAN = Path.of("examples/github-pull-requests/plan.yml");

  /** The action's name for others: this repository and the folder. */
  private static final Pattern OWN =
      Pattern.compile("sentinel-sync/sentinel-sync/examples/github-action@v\\d+\\.\\d+\\.\\d+");

  /** By digest, with the version for readers and the bot. */
  private static final Pattern PINNED =
      Pattern.compile("(?m)uses: ([\\w-]+/[\\w/-]+)@([0-9a-f]{40}) # (v\\d+\\.\\d+\\.\\d+)$");

  private static final Pattern USES = Pattern.compile("(?m)uses: (\\S+)");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(.+?)\\s*}}");

  private static final List<String> GITHUB =
      List.of(
          "github.base_ref",
          "github.event.number",
          "github.event_name",
          "github.ref",
          "github.repository",
          "github.run_id",
          "github.server_url",
          "github.token",
          "github.workflow",
          "runner.temp");

  static Stream<Path> workflows() throws IOException {
    try (Stream<Path> ours = Files.list(Path.of(".github/workflows"))) {
      return Stream.concat(ours.sorted().toList().stream(), Stream.of(PUBLISH, PLAN));
    }
  }

  static Stream<Path> all() throws IOException {
    return Stream.concat(workflows(), Stream.of(ACTION));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowIsOneThatGitHubUnderstands(Path file) throws IOException {
    Workflow workflow = StrictYaml.read(file, Workflow.class);

    assertThat(workflow.permissions()).as("rights are said, else all are given").isNotNull();
    assertThat(workflow.concurrency()).isNotNull();
    if (workflow.on().schedule() != null) {
      assertThat(workflow.on().schedule())
          .allMatch(time -> time.cron().matches("[\\d*/]+( [\\d*/,-]+){4}"));
    }
    for (Job job : workflow.jobs().values()) {
      assertThat(job.minutes()).isBetween(1, 360);
      steps(job.steps(), false);
      if (job.needs() != null) {
        assertThat(workflow.jobs()).containsKey(job.needs());
      }
      for (String expression : expressions(job.toString())) {
        assertThat(isKnown(expression, workflow, job)).as(expression).isTrue();
      }
    }
  }

  @Test
  void theActionIsOneThatGitHubUnderstands() throws IOException {
    Action action = action();

    assertThat(action.runs().using()).isEqualTo("composite");
    steps(action.runs().steps(), true);
    String text = Files.readString(ACTION);
    for (String expression : expressions(text)) {
      if (expression.startsWith("inputs.")) {
        assertThat(action.inputs()).containsKey(expression.substring("inputs.".length()));
      } else if (expression.startsWith("steps.run.outputs.")) {
        assertThat(script())
            .containsPattern("(output " + name(expression) + " |\"" + name(expression) + "<<)");
      } else {
        assertThat(GITHUB).contains(expression);
      }
    }
    for (String input : action.inputs().keySet()) {
      assertThat(text).as("an input that nothing reads").contains("inputs." + input + " ");
    }
  }

  /** The scripts see exactly the variables that the action sets. */
  @Test
  void everyVariableOfTheActionIsReadByItsScriptOrItsConfiguration() throws IOException {
    String readers =
        script() + Files.readString(ACTION.resolveSibling("site.properties")) + " $GIT_USERNAME";
    for (Step step : action().runs().steps()) {
      String read = readers + (step.run() == null ? "" : step.run());
      assertThat(step.env().keySet())
          .allMatch(
              name -> Pattern.compile("(\\$\\{?|env\\.)" + name + "\\b").matcher(read).find());
    }
  }

  private static void steps(List<Step> steps, boolean composite) {
    for (Step step : steps) {
      assertThat(step.uses() == null).as(step.toString()).isNotEqualTo(step.run() == null);
      if (step.run() != null) {
        assertThat(step.with()).isEmpty();
        assertThat(step.shell() != null || !composite)
            .as("a composite step needs a shell")
            .isTrue();
        assertThat(step.run())
            .as("texts of events are variables of a script, never part of it")
            .doesNotContain("${{ github.event")
            .doesNotContain("${{ inputs");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyActionIsPinnedByItsDigest(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> used = new ArrayList<>();
    PINNED.matcher(text).results().forEach(pin -> used.add(pin.group(1) + "@" + pin.group(2)));

    assertThat(USES.matcher(text).results().map(use -> use.group(1)))
        .isNotEmpty()
        .allMatch(use -> used.contains(use) || OWN.matcher(use).matches());
  }

  @Test
  void oneVersionOfAnActionHasOneDigest() throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (Path file : all().toList()) {
      for (MatchResult pin : PINNED.matcher(Files.readString(file)).results().toList()) {
        String before = digests.put(pin.group(1), pin.group(2) + pin.group(3));
        assertThat(before == null || before.equals(digests.get(pin.group(1))))
            .as(file + ": " + pin.group(1))
            .isTrue();
      }
    }
    assertThat(digests).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"github-pages/publish.yml", "github-pull-requests/plan.yml"})
  void theExamplesGiveTheActionWhatItTakes(String example) throws IOException {
    Map<String, GitHubFile.Input> inputs = action().inputs();
    List<Step> uses =
        StrictYaml.read(Path.of("examples", example), Workflow.class).jobs().values().stream()
            .flatMap(job -> job.steps().stream())
            .filter(step -> OWN.matcher(String.valueOf(step.uses())).matches())
            .toList();

    assertThat(uses).isNotEmpty();
    for (Step step : uses) {
      assertThat(inputs.keySet()).containsAll(step.with().keySet());
      assertThat(step.uses()).endsWith("@v" + step.with().get("version"));
      inputs.forEach(
          (name, input) -> {
            if (input.required()) {
              assertThat(step.with()).containsKey(name);
            }
          });
      String command = step.with().getOrDefault("command", inputs.get("command").otherwise());
      assertThat(script()).contains("\n" + command + "() {");
    }
  }

  /**
   * Who reads what strangers wrote can change nothing; who can change something reads none of it.
   */
  @Test
  void noJobOfThePlanBothReadsAPullRequestAndMayWrite() throws IOException {
    Workflow workflow = StrictYaml.read(PLAN, Workflow.class);

    assertThat(workflow.on().pullRequestTarget()).isNotNull();
    assertThat(workflow.permissions()).isEmpty();
    assertThat(workflow.jobs().get("plan").permissions())
        .isEqualTo(Map.of("contents", Access.READ));
    assertThat(workflow.jobs().get("comment").permissions())
        .isEqualTo(Map.of("pull-requests", Access.WRITE));
    assertThat(Files.readString(PLAN)).doesNotContain("actions/checkout");
    assertThat(StrictYaml.read(PUBLISH, Workflow.class).permissions())
        .isEqualTo(Map.of("contents", Access.WRITE));
  }

  @Test
  void aKeyThatGitHubDoesNotKnowIsRefused() throws IOException {
    String text = Files.readString(PUBLISH);

    assertThatThrownBy(
            () -> StrictYaml.read(text.replace("cancel-in", "cancels-in"), Workflow.class))
        .hasMessageContaining("cancels-in-progress");
    assertThatThrownBy(
            () -> StrictYaml.read(text.replace("contents: write", "contents: all"), Workflow.class))
        .hasMessageContaining("all");
    assertThatThrownBy(() -> StrictYaml.read(text + "name: twice\n", Workflow.class))
        .hasMessageContaining("Duplicate");
  }

  private static Action action() throws IOException {
    return StrictYaml.read(ACTION, Action.class);
  }

  private static String script() throws IOException {
    return Files.readString(ACTION.resolveSibling("run.sh"));
  }

  private static boolean isKnown(String expression, Workflow workflow, Job job) throws IOException {
    if (expression.startsWith("steps.")) {
      return job.steps().stream()
              .anyMatch(step -> expression.startsWith("steps." + step.id() + "."))
          && action().outputs().containsKey(name(expression));
    }
    if (expression.startsWith("needs.")) {
      return expression.startsWith("needs." + job.needs() + ".outputs.")
          && workflow.jobs().get(job.needs()).outputs().containsKey(name(expression));
    }
    if (expression.startsWith("matrix.")) {
      return job.strategy() != null
          && job.strategy().matrix().path("include").path(0).has(name(expression));
    }
    return GITHUB.contains(expression)
        || expression.startsWith("secrets.")
        || expression.equals("strategy.job-index");
  }

  private static String name(String expression) {
    return expression.substring(expression.lastIndexOf('.') + 1);
  }

  private static List<String> expressions(String text) {
    List<String> found = new ArrayList<>();
    Matcher expression = EXPRESSION.matcher(text);
    while (expression.find()) {
      found.add(expression.group(1));
    }
    return found;
  }
}
