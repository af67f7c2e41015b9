package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.PageSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.SyncReport.PublishedPage;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.LayerFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the newest 30 and 90 days changed, against the difference of the layers of both commits; and
 * the files that say which commit a site shows.
 */
class TechniqueDeltaTest {

  private static final Instant START = Instant.parse("2025-01-01T12:00:00Z");

  private static final List<String> OF_EVERY_COMMIT =
      List.of(
          "attack/layers/delta-30d.json",
          "attack/layers/delta-90d.json",
          "freshness.json",
          "freshness.svg");

  @TempDir Path folder;
  private GitFixture repository;
  private SyncFixture fixture;

  /** The commits in their order with their times. */
  private final Map<String, Instant> commits = new LinkedHashMap<>();

  @BeforeEach
  void open() {
    repository = GitFixture.create(folder.resolve("origin"));
    commit(0, Map.of("Detections/A.yaml", rule("a", "T1078, T1110")));
    commit(5, Map.of("Detections/B.yaml", rule("b", "T1078.004")));
    commit(40, Map.of("Solutions/Acme/Analytic Rules/C.yaml", rule("c", "T1190, T9999")));
    commit(50, Map.of("Detections/A.yaml", rule("a", "T1110, t1566")));
    commit(80, renamed("Detections/B.yaml", "Detections/Moved/B.yaml", rule("b", "T1078.004")));
    commit(99, Map.of("Detections/D.yaml", rule("d", "T1078"), "notes.txt", "x"));
    commit(97, Map.of("Hunting Queries/E.yaml", rule("e", "T1078")));
    commit(120, renamed("Detections/A.yaml", "Detections/A2.yaml", rule("f", "T1059")));
    commit(130, Map.of("notes.txt", "y"));
    fixture = new SyncFixture(folder, settings());
  }

  @AfterEach
  void close() {
    fixture.close();
    repository.close();
  }

  @Test
  void theDeltaIsTheDifferenceOfBothCommitsHoweverTheHeadMoves() throws Exception {
    Map<String, SortedMap<String, Integer>> rules = new HashMap<>();
    List<String> ids = new ArrayList<>(commits.keySet());
    for (String commit : ids) {
      fixture.sync(to(commit));
      rules.put(commit, scores("all"));
      assertDeltas(commit, rules);
    }
    for (String commit : List.of(ids.get(3), ids.get(8), ids.get(0), ids.get(7), ids.get(5))) {
      fixture.sync(to(commit));
      assertDeltas(commit, rules);
      assertThat(fixture.verify().differences()).as("after %s", commit).isEmpty();
      fixture.restart();
    }
  }

  @Test
  void aCommitWithoutFollowedFilesChangesWhatNamesItAndNothingElse() throws Exception {
    List<String> ids = new ArrayList<>(commits.keySet());
    fixture.sync(to(ids.get(7)));
    SyncReport report = fixture.sync(to(ids.get(8)));
    SyncReport again = fixture.sync(to(ids.get(8)));

    assertThat(report.pages().sent())
        .extracting(PublishedPage::address)
        .containsExactlyInAnyOrderElementsOf(OF_EVERY_COMMIT);
    assertThat(again.pages().rendered()).isZero();
    JsonNode fresh = json("freshness.json");
    assertThat(fresh.get("commit").asText()).isEqualTo(ids.get(8));
    assertThat(fresh.get("committedAt").asText()).isEqualTo("2025-05-11T12:00:00Z");
    assertThat(fresh.get("items").asInt()).isEqualTo(5);
    assertThat(text("freshness.svg")).contains("2025-05-11", ids.get(8).substring(0, 10));
    assertThat(fixture.verify().differences()).isEmpty();
  }

  @Test
  void aVersionThatCannotBeReadChangesNothing() throws Exception {
    fixture.sync(to(new ArrayList<>(commits.keySet()).get(8)));
    SortedMap<String, Integer> before = scores("delta-90d");
    String broken =
        commit(131, Map.of("Detections/D.yaml", "{ broken: [ }\n" + rule("d", "T1078")));
    fixture.attempt(to(broken));

    assertThat(scores("all")).containsEntry("T1078", 1);
    assertThat(scores("delta-90d")).isEqualTo(before);
  }

  @Test
  void layersHaveThePublishedFormat() throws Exception {
    fixture.sync(to(new ArrayList<>(commits.keySet()).get(8)));

    for (String layer : List.of("all", "acme", "github-only", "delta-30d", "delta-90d")) {
      JsonNode json = json("attack/layers/" + layer + ".json");
      assertThat(LayerFormat.violations(json)).as(layer).isEmpty();
      assertThat(json.findValues("tactic")).as(layer).isEmpty();
      assertThat(json.get("metadata").toString()).contains("© The MITRE Corporation");
    }
    assertThat(scores("acme")).containsExactly(Map.entry("T1190", 1));
    JsonNode technique = json("attack/layers/all.json").get("techniques").get(0);
    assertThat(technique.at("/links/0/url").asText())
        .isEqualTo("https://docs.example/x/attack/T1059.html");
    assertThat(text("attack/T9999.html")).contains("T9999", "do not know it");
  }

  private void assertDeltas(String head, Map<String, SortedMap<String, Integer>> rules)
      throws IOException {
    for (int days : List.of(30, 90)) {
      String base = base(head, days);
      JsonNode layer = json("attack/layers/delta-%dd.json".formatted(days));
      assertThat(layer.at("/metadata/1/value").asText()).startsWith(base);
      assertThat(layer.at("/metadata/2/value").asText()).startsWith(head);
      SortedMap<String, Integer> difference = new TreeMap<>(rules.get(head));
      rules.get(base).forEach((id, count) -> difference.merge(id, -count, Integer::sum));
      difference.values().removeIf(count -> count == 0);
      SortedMap<String, Integer> delta = scores("delta-%dd".formatted(days));
      delta.values().removeIf(count -> count == 0);
      assertThat(delta).as("%d days before %s", days, head).isEqualTo(difference);
    }
  }

  /** The first commit, walked from the head, that is old enough, else the oldest. */
  private String base(String head, int days) {
    List<String> ids = new ArrayList<>(commits.keySet());
    Instant latest = commits.get(head).minus(Duration.ofDays(days));
    for (int index = ids.indexOf(head); index > 0; index--) {
      if (!commits.get(ids.get(index)).isAfter(latest)) {
        return ids.get(index);
      }
    }
    return ids.get(0);
  }

  private SortedMap<String, Integer> scores(String layer) throws IOException {
    SortedMap<String, Integer> scores = new TreeMap<>();
    json("attack/layers/" + layer + ".json")
        .get("techniques")
        .forEach(one -> scores.put(one.get("techniqueID").asText(), one.get("score").asInt()));
    scores.values().removeIf(score -> score == 0 && layer.equals("all"));
    return scores;
  }

  private JsonNode json(String address) throws IOException {
    return Json.MAPPER.readTree(text(address));
  }

  private String text(String address) throws IOException {
    return Files.readString(folder.resolve("site/current").resolve(address));
  }

  private String commit(int day, Map<String, String> changes) {
    Instant time = START.plus(Duration.ofDays(day));
    String commit = repository.at(time).commit("Day " + day, changes);
    commits.put(commit, time);
    return commit;
  }

  private static Map<String, String> renamed(String from, String to, String text) {
    Map<String, String> changes = new HashMap<>();
    changes.put(from, null);
    changes.put(to, text);
    return changes;
  }

  private static String rule(String name, String techniques) {
    return """
        id: 00000000-0000-0000-0000-00000000000%1$s
        name: Rule %1$s
        description: A rule.
        severity: High
        tactics:
          - InitialAccess
        relevantTechniques: [%2$s]
        query: SigninLogs | take 1
        """
        .formatted(name, techniques);
  }

  private static SyncOptions to(String commit) {
    return new SyncOptions(Optional.of(commit), false, true, true);
  }

  private SiteSettings settings() {
    SiteSettings usual = TestSites.site(folder, repository.folder().toString(), "navbar");
    PageSettings pages = usual.pages();
    ReferenceFiles reference =
        new ReferenceFiles(
            Path.of("src/test/resources/golden/tables.csv"),
            pages.reference().offers(),
            pages.reference().techniques(),
            pages.reference().overrides());
    return new SiteSettings(
        usual.name(),
        usual.source(),
        usual.target(),
        usual.targetSettings(),
        new PageSettings(
            pages.folders(),
            pages.webUrl(),
            pages.layout(),
            new HtmlSettings(
                List.of("markdown", "html"),
                "Test",
                Optional.of("https://docs.example/x"),
                false,
                true),
            new Past(true, Past.OFF),
            pages.templates(),
            reference,
            pages.digested()),
        usual.limits());
  }
}
