package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another revision would change, as the author of a pull request sees it. */
class PlanCommandTest {

  private static final String RULE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallBeaconing.yaml";

  /** Names whose text would notify, link, load or format something. */
  private static final String HOSTILE =
      "@everyone fixes #1 ![x](https://evil.example/x.png) <img src=x> www.evil.example | `a` GH-7";

  @TempDir Path folder;

  private GitFixture git;
  private String base;

  @BeforeEach
  void makeRepository() throws IOException {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      base = sample.head().name();
    }
    git = GitFixture.open(folder.resolve("origin"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void aPullRequestIsComparedWithTheCommitAtWhichItLeft() throws Exception {
    String text = text(RULE);
    git.branch("feature");
    String changed = text.replaceFirst("severity: *\\w+", "severity: Informational");
    String head = git.commit("Calmer", Map.of(RULE, changed.replace("\"allow\"", "\"deny\"")));
    ref("refs/pull/7/head", head);
    git.branch("master").commit("Elsewhere", Map.of("Solutions/Northwall Firewall/x.md", "new\n"));

    CapturedCommand plan = plan("--pull-request=feature", "--base=master", "--format=json");

    assertThat(plan.code()).as(plan.err()).isEqualTo(4);
    JsonNode json = Json.MAPPER.readTree(plan.out());
    assertThat(json.at("/from/commit").asText()).isEqualTo(base);
    assertThat(json.at("/to/commit").asText()).isEqualTo(head);
    assertThat(json.get("items")).hasSize(1);
    JsonNode item = json.at("/items/0");
    assertThat(item.get("path").asText()).isEqualTo(RULE);
    assertThat(item.get("query").asText()).isEqualTo("logic");
    assertThat(item.get("flags").toString()).contains("logic-without-version");
    assertThat(item.get("changes").toString()).contains("→ Informational");
    JsonNode page = json.at("/outputs/item/0");
    assertThat(page.get("action").asText()).isEqualTo("changed");
    assertThat(page.get("before").asText()).matches("[0-9a-f]{64}");
    assertThat(page.get("after").asText())
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(page.get("before").asText());
    assertThat(json.at("/outputs/asset").isMissingNode()).as("what is the same").isTrue();

    assertThat(plan("--pull-request=refs/pull/7/head", "--json").out())
        .as("the same ref by its number, for the followed branch")
        .isEqualTo(plan.out());
    assertThat(plan("--from=" + base, "--to=feature", "--format=json").out()).isEqualTo(plan.out());
    assertThat(plan("--from=" + base, "--to=feature").out())
        .contains("changed analytic rule")
        .contains("  ! logic changed, version did not")
        .contains("item: ");
    assertThat(folder.resolve("site")).as("nothing is published").doesNotExist();
    try (var state = Files.list(folder.resolve("state"))) {
      assertThat(state.map(file -> file.getFileName().toString())).containsExactly("clones");
    }
  }

  @Test
  void whatThePlanSaysIsWhatSyncsPublish() throws Exception {
    String to = git.branch("master").commit("Gone", change(RULE, null));
    CapturedCommand plan = plan("--from=" + base, "--to=" + to, "--format=json");

    Map<String, String> before = published(base);
    Map<String, String> after = published(to);
    Map<String, String> expected = new TreeMap<>();
    before.forEach((page, bytes) -> expected.put(page, after.containsKey(page) ? "" : "removed"));
    after.forEach((page, bytes) -> expected.putIfAbsent(page, "added"));
    expected.replaceAll(
        (page, action) ->
            action.isEmpty() && !before.get(page).equals(after.get(page)) ? "changed" : action);
    expected.values().removeIf(String::isEmpty);
    Map<String, String> planned = new TreeMap<>();
    Json.MAPPER
        .readTree(plan.out())
        .get("outputs")
        .forEach(
            kind ->
                kind.forEach(
                    one -> planned.put(one.get("address").asText(), one.get("action").asText())));

    assertThat(plan.code()).isEqualTo(4);
    assertThat(planned).isEqualTo(expected).containsValue("removed").containsValue("changed");
  }

  @Test
  void theSameAndUnreadableFilesHaveExitCodesOfTheirOwn() throws Exception {
    CapturedCommand same = plan("--from=" + base, "--to=HEAD");
    assertThat(same.code()).as("a file that was unreadable before is no news").isZero();
    assertThat(same.out()).contains("Nothing changes.");
    assertThat(plan("--from=HEAD", "--to=HEAD", "--format=markdown").out()).contains("nothing");

    // In the same month, which the home page shows.
    git.at(
            git.repository()
                .parseCommit(ObjectId.fromString(base))
                .getCommitterIdent()
                .getWhenAsInstant())
        .branch("master");
    String other = git.commit("Nothing to read", Map.of("notes.txt", "free\n"));
    CapturedCommand nothing = plan("--from=" + base, "--to=" + other, "--layout=full");
    assertThat(nothing.code()).as(nothing.out()).isZero();

    git.branch("broken").commit("Broken", Map.of(RULE, "{ \"broken\": [ }\n"));
    CapturedCommand broken = plan("--pull-request=broken");
    assertThat(broken.code()).as(broken.err()).isEqualTo(3);
    assertThat(broken.out()).contains("unreadable " + RULE + ":1:");
  }

  @Test
  void aCommentIsShortAndItsTextIsHarmless() throws Exception {
    Map<String, String> rules = new TreeMap<>();
    String text = text(RULE).replaceFirst("(?m)^id:.*\n", "");
    for (int i = 0; i < 150; i++) {
      String name = "name: '" + HOSTILE.replace("'", "''") + " " + i + "'";
      rules.put(
          RULE.replace("NorthwallBeaconing", "Added @team #" + i),
          text.replaceFirst("(?m)^name:.*", java.util.regex.Matcher.quoteReplacement(name)));
    }
    git.branch("feature").commit("@owner [click](https://evil.example) #2", rules);

    CapturedCommand plan = plan("--pull-request=feature", "--format=markdown");

    assertThat(plan.code()).as(plan.err()).isEqualTo(4);
    assertThat(plan.out().lines().count()).isLessThanOrEqualTo(100);
    assertThat(plan.out().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(60_000);
    assertThat(plan.out())
        .contains("150 item(s)")
        .containsPattern("\\* and \\d+ more")
        .doesNotContain("@everyone", "@owner", "@team", "#1", "#2", "](", "![", "<img", "https://")
        .doesNotContain("www.", "GH-7");
  }

  @Test
  void mistakesAreSentences() {
    assertRefused(2, "Give --from and --to", "--from=HEAD");
    assertRefused(2, "Give --from and --to", "--pull-request=x", "--to=HEAD");
    assertRefused(2, "--format", "--from=HEAD", "--to=HEAD", "--format=pdf");
    assertRefused(1, "\"nowhere\" is no commit", "--from=nowhere", "--to=HEAD");
    assertRefused(1, "The branch \"nowhere\" is not at", "--pull-request=nowhere");
  }

  private void assertRefused(int code, String message, String... options) {
    CapturedCommand ended = plan(options);
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err()).contains(message).doesNotContain("\tat ");
  }

  private static Map<String, String> change(String path, String text) {
    Map<String, String> change = new TreeMap<>();
    change.put(path, text);
    return change;
  }

  private String text(String path) throws IOException {
    Path file = Path.of("src/main/resources/sample-repository/base").resolve(path);
    return Files.readString(file);
  }

  private void ref(String name, String commit) throws IOException {
    RefUpdate update = git.repository().updateRef(name);
    update.setNewObjectId(ObjectId.fromString(commit));
    assertThat(update.update()).isEqualTo(RefUpdate.Result.NEW);
  }

  /** The bytes of every page that a sync of a revision publishes, by address; no tombstones. */
  private Map<String, String> published(String revision) throws IOException {
    Path site = folder.resolve("site-" + revision);
    CapturedCommand sync =
        CapturedCommand.execute(
            arguments(
                "sync", "--revision=" + revision, "--target=file:" + site + "?mode=in-place"));
    assertThat(sync.code()).as(sync.err()).isEqualTo(3);
    Map<String, String> pages = new TreeMap<>();
    try (var files = Files.walk(site)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String address = site.relativize(file).toString();
        // The store's own records, and what names the commit.
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        boolean gone =
            text.contains("Last address")
                || text.contains("This feed has ended")
                || !address.contains("/versions/") && text.contains("\"removed\":{");
        if (!gone && !address.matches("\\..*|freshness\\..*|attack/layers/delta-.*")) {
          pages.put(address, text);
        }
      }
    }
    return pages;
  }

  private CapturedCommand plan(String... options) {
    return CapturedCommand.execute(arguments("plan", options));
  }

  private String[] arguments(String command, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.add("--source=" + folder.resolve("origin"));
    arguments.add("--branch=" + SampleRepository.BRANCH);
    arguments.add("--target=file:" + folder.resolve("site"));
    arguments.add("--state=" + folder.resolve("state"));
    // An option may stand there once.
    for (String option : options) {
      arguments.removeIf(other -> option.startsWith("--target=") && other.startsWith("--target="));
      arguments.add(option);
    }
    return arguments.toArray(String[]::new);
  }
}
