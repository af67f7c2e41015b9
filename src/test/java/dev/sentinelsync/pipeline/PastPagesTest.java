package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.PageSettings;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History sections, pages of changes and feeds, over a real repository. */
class PastPagesTest {

  private static final String RULE = "Solutions/One/Analytic Rules/a.yaml";
  private static final String MOVED = "Detections/Two/a.yaml";

  @TempDir Path folder;
  private GitFixture remote;
  private SyncFixture fixture;

  @BeforeEach
  void open() {
    remote = GitFixture.create(folder.resolve("remote.git"));
    fixture =
        new SyncFixture(folder, TestSites.site(folder, remote.folder().toUri().toString(), "full"));
  }

  @AfterEach
  void close() {
    fixture.close();
    remote.close();
  }

  private static String rule(String version, String severity, String query) {
    return """
        id: 11111111-2222-3333-4444-555555555555
        name: Many failed logons
        description: Finds them.
        severity: %s
        version: %s
        kind: Scheduled
        tactics: [CredentialAccess]
        query: |
          %s
        """
        .formatted(severity, version, query);
  }

  private void sync() {
    fixture.sync(SyncOptions.DEFAULT);
  }

  private Path site() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("site"))) {
      return files
          .filter(file -> file.endsWith("readme.md"))
          .findFirst()
          .orElseThrow()
          .toRealPath()
          .getParent();
    }
  }

  private String read(String address) throws IOException {
    return Files.readString(site().resolve(address));
  }

  private String item() throws IOException {
    try (Stream<Path> files = Files.list(site().resolve("content"))) {
      return Files.readString(
          files
              .filter(file -> file.getFileName().toString().contains("many-failed-logons"))
              .filter(file -> file.toString().endsWith(".md"))
              .findFirst()
              .orElseThrow());
    }
  }

  @Test
  void thePageOfARuleShowsWhatBecameOfIt() throws Exception {
    remote.commit("first", Map.of(RULE, rule("1.0.0", "Low", "SigninLogs | take 1")));
    String silent =
        remote.commit(
            "Merge pull request #12 from someone/branch\n\nLook <b>closer</b> | now, a@b.example",
            Map.of(RULE, rule("1.0.0", "High", "SigninLogs | where ResultType == '50126'")));
    sync();

    assertThat(item())
        .contains("## History")
        .contains(
            "[`%s`](https://github.com/Azure/Azure-Sentinel/commit/%s)"
                .formatted(silent.substring(0, 8), silent))
        .contains("[#12](https://github.com/Azure/Azure-Sentinel/pull/12)")
        .contains("- ⚠️ **Logic changed, version did not**")
        .contains("- Severity: `Low` → `High`")
        .contains("- Compared values `ResultType ==`: added `50126`")
        .contains("- Added with version 1.0.0")
        .contains("<details><summary>Lines that differ</summary>\n\n```diff\n")
        .contains("+severity: High\n")
        .doesNotContain("a@b.example")
        .doesNotContain("<b>closer")
        .doesNotContain("someone")
        .doesNotContain("Earlier history is not available in this copy");
    assertThat(fixture.verify().differences()).isEmpty();
  }

  @Test
  void anotherSpellingOfTheKindBreaksNothing() throws Exception {
    String rule = rule("1.0.0", "Low", "SigninLogs | take 1");
    remote.commit("none", Map.of(RULE, rule.replace("kind: Scheduled\n", "")));
    remote.commit("small", Map.of(RULE, rule.replace("kind: Scheduled", "kind: scheduled")));
    remote.commit("large", Map.of(RULE, rule));
    remote.commit("NRT", Map.of(RULE, rule.replace("kind: Scheduled", "kind: NRT")));
    sync();

    assertThat(item())
        .contains("- Kind: `scheduled` → `Scheduled`")
        .contains("Breaking? Other kind of rule")
        .containsOnlyOnce("Breaking?");
  }

  @Test
  void moreThanTenChangesAreOnPagesOfTheirYears() throws Exception {
    for (int version = 0; version < 14; version++) {
      remote.commit("v" + version, Map.of(RULE, rule("1.0." + version, "Low", "T | take 1")));
    }
    sync();

    assertThat(item().split("\\n\\*\\*2024-01-01\\*\\*", -1)).hasSize(11);
    assertThat(item()).contains("**Older changes:** [2024](../history/");
    try (Stream<Path> files = Files.list(site().resolve("history"))) {
      Path page = files.findFirst().orElseThrow();
      assertThat(page.getFileName().toString()).endsWith("-2024.md");
      assertThat(Files.readString(page)).contains("- Added with version 1.0.0").contains("v13");
    }
    assertThat(fixture.verify().differences()).isEmpty();
  }

  @Test
  void pagesOfChangesNameWhatWasDone() throws Exception {
    remote.commit("first", Map.of(RULE, rule("1.0.0", "Low", "SigninLogs | take 1")));
    Map<String, String> move = new HashMap<>();
    move.put(RULE, null);
    move.put(MOVED, rule("1.0.1", "Low", "SigninLogs | take 2"));
    remote.commit("second", move);
    sync();

    assertThat(read("changes/latest.md"))
        .contains("Moved: [Many failed logons](../content/")
        .contains("(Analytic Rule), version 1.0.0 → 1.0.1; query: logic changed")
        .contains("breaking? other name or file")
        .contains("[2024-01](2024-01.md)");
    assertThat(read("changes/2024-01.md")).contains("Added: Many failed logons (Analytic Rule)");
    assertThat(read("readme.md")).contains("## Latest Changes").contains("changes/latest.md");
    JsonNode items = Json.MAPPER.readTree(read("changes/latest.json")).get("items");
    JsonNode newest = items.get("11111111-2222-3333-4444-555555555555").get(0);
    assertThat(newest.get("earlierPath").asText()).isEqualTo(RULE);
    assertThat(newest.get("flags").get(0).asText()).isEqualTo("renamed");
    assertThat(fixture.verify().differences()).isEmpty();
  }

  @Test
  void feedsAreValidAndStable() throws Exception {
    remote.commit("first\u0001 & <x>", Map.of(RULE, rule("1.0.0", "High", "SigninLogs | take 1")));
    remote.commit("second", Map.of(RULE, rule("1.0.1", "High", "AuditLogs | take 1")));
    sync();

    for (String feed : new String[] {"all", "breaking", "severity-high"}) {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(getClass().getResource("/feed/atom.xsd"))
          .newValidator()
          .validate(new StreamSource(site().resolve("feeds/" + feed + ".atom").toFile()));
      assertJsonFeed(Json.MAPPER.readTree(read("feeds/" + feed + ".json")));
    }
    assertThat(read("feeds/all.atom"))
        .contains("<updated>2024-01-01T00:01:00Z</updated>")
        .doesNotContain("Ann Author");
    assertThat(fixture.verify().differences()).isEmpty();
  }

  /** What the specification of JSON Feed 1.1 demands. */
  private static void assertJsonFeed(JsonNode feed) {
    assertThat(feed.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.get("title").asText()).isNotEmpty();
    assertThat(feed.get("authors").get(0).has("name")).isTrue();
    assertThat(feed.get("items")).isNotEmpty();
    for (JsonNode item : feed.get("items")) {
      assertThat(item.get("id").isTextual()).isTrue();
      assertThat(item.get("content_text").isTextual()).isTrue();
      assertThat(item.get("date_published").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
      assertThat(item.get("tags").isArray()).isTrue();
    }
  }

  @Test
  void htmlShowsTheSame() throws Exception {
    remote.commit("first", Map.of(RULE, rule("1.0.0", "Low", "SigninLogs | take 1")));
    remote.commit(
        "second <script>alert(1)</script> [x](javascript:y)",
        Map.of(RULE, rule("1.0.1", "</pre><script>", "SigninLogs | where X == '</script>'")));
    SiteSettings usual = fixture.site().settings();
    PageSettings pages = usual.pages();
    SiteSettings html =
        new SiteSettings(
            usual.name(),
            usual.source(),
            usual.target(),
            usual.targetSettings(),
            new PageSettings(
                pages.folders(),
                pages.webUrl(),
                "navbar",
                new HtmlSettings(
                    List.of("markdown", "html"),
                    "Rules",
                    Optional.of("https://site.example"),
                    false,
                    true),
                pages.past(),
                pages.templates(),
                pages.reference(),
                pages.digested()),
            usual.limits());
    fixture.close();
    fixture = new SyncFixture(folder, html);
    sync();

    String latest = read("changes/latest.html");
    assertThat(latest).contains("Many failed logons").doesNotContain("<script>alert");
    assertThat(read("feeds/all.json")).contains("\"url\":\"https://site.example/content/");
    try (Stream<Path> files = Files.list(site().resolve("content"))) {
      Path page =
          files
              .filter(file -> file.toString().endsWith(".html"))
              .filter(file -> file.toString().contains("many-failed-logons"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readString(page))
          .contains("<details><summary>Lines that differ</summary>")
          .doesNotContain("</pre><script>")
          .doesNotContain("href=\"javascript");
    }
    assertThat(item()).doesNotContain("## History");
    assertThat(read("readme.md")).doesNotContain("Latest Changes");
    assertThat(fixture.verify().differences()).isEmpty();
  }

  @Test
  void aChangedRuleLeavesPagesOfOthersAlone() {
    String other = RULE.replace("a.yaml", "b.yaml");
    remote.commit(
        "first",
        Map.of(
            RULE,
            rule("1.0.0", "Low", "T | take 1"),
            other,
            rule("1.0.0", "Low", "T | take 1").replace("Many", "Few").replace("1111", "2222")));
    sync();
    remote.commit("second", Map.of(RULE, rule("1.0.1", "Low", "T | take 2")));

    assertThat(fixture.sync(SyncOptions.DEFAULT).pages().published()).isLessThan(20);
  }
}
