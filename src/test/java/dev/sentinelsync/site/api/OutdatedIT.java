package dev.sentinelsync.site.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sentinelsync.http.SiteServer;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.Browser;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.GitFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of a workspace's rules, in a real browser, with a made-up workspace. */
class OutdatedIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int RULES = 200;

  private static final String HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>";

  private static Browser browser;
  private static SiteServer server;
  private static Path site;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    browser = Browser.open();
    site = folder.resolve("site");
    try (GitFixture git = GitFixture.create(folder.resolve("origin"))) {
      Map<String, String> files = new TreeMap<>();
      for (int i = 0; i < RULES - 5; i++) {
        files.put(path(i), rule(i, name(i), "1.0.0", "1"));
      }
      files.put("Detections/A/Twin.yaml", rule(60, "Twin", "1.0.0", "1"));
      git.commit("Rules", files);
      Map<String, GitFixture.Change> changes = new TreeMap<>();
      for (int i = 0; i < 40; i++) {
        changes.put(path(i), GitFixture.file(rule(i, name(i), "1.10.0", "2")));
      }
      for (int i = 40; i < 50; i++) {
        changes.put(path(i), GitFixture.removed());
      }
      for (int i = 50; i < 60; i++) {
        changes.put(path(i), GitFixture.file(rule(i, name(i) + " renamed", "1.0.0", "1")));
      }
      // The query changes and the version does not; the other one gets another id.
      changes.put(path(62), GitFixture.file(rule(62, name(62), "1.0.0", "2")));
      changes.put(path(63), GitFixture.file(rule(963, name(63), "1.0.0", "1")));
      git.commitChanges("Changes", changes);
      BuiltSite built = BuiltSite.withHtml(git, folder.resolve("built"));
      built.writeTo(site);
    }
    server = SiteServer.open(site, 0);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() {
    browser.screen(1300, 900).dark(false);
    browser.console();
    browser.driver().get(server.url().toString().replaceFirst("/*$", "/outdated.html"));
  }

  private static String path(int i) {
    return "Detections/A/R%03d.yaml".formatted(i);
  }

  private static String name(int i) {
    return "Rule %03d".formatted(i);
  }

  private static String id(int i) {
    return "%08d-aaaa-4bbb-8ccc-dddddddddddd".formatted(i);
  }

  private static String rule(int i, String name, String version, String value) {
    return "id: %s\nname: %s\nversion: %s\nseverity: Low\nquery: |\n  SigninLogs\n  | where A == %s\n"
        .formatted(id(i), name, version, value);
  }

  /** A rule of the workspace; what is null is left out. */
  private static Map<String, Object> deployed(
      String name, String template, String version, String value) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("displayName", name);
    rule.put("query", "SigninLogs\r\n| where A  == " + value + "\r\n");
    if (template != null) {
      rule.put("alertRuleTemplateName", template);
    }
    if (version != null) {
      rule.put("templateVersion", version);
    }
    return rule;
  }

  /** Written as the REST interface, the command line, or a template does. */
  private static Object written(int i, String resource, Map<String, Object> rule) {
    if (i % 3 == 0) {
      return Map.of("name", resource, "kind", "Scheduled", "properties", rule);
    }
    if (i % 3 == 1) {
      Map<String, Object> flat = new LinkedHashMap<>(rule);
      flat.put("name", resource);
      return flat;
    }
    return Map.of(
        "type",
        "Microsoft.OperationalInsights/workspaces/providers/alertRules",
        "name",
        "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/" + resource + "')]",
        "properties",
        rule);
  }

  private static String workspace(Map<String, List<String>> expected) throws Exception {
    List<Object> rest = new ArrayList<>();
    List<Object> flat = new ArrayList<>();
    List<Object> template = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      String state = "current";
      String name = name(i);
      String known = i >= RULES - 5 ? null : id(i);
      String version = "1.0.0";
      String value = "1";
      String resource = "eeeeeeee-0000-4000-8000-%012d".formatted(i);
      if (i < 40) {
        state = "older";
      } else if (i < 50 || i == 63) {
        state = "removed";
      } else if (i < 60) {
        state = "renamed";
      } else if (i == 60) {
        state = "twice";
      } else if (i == 61 || i == 62) {
        state = "edited";
        value = i == 61 ? "7" : "1";
      } else if (i == 64 || i == 65) {
        state = i == 64 ? "current" : "unclear";
        version = null;
        value = i == 64 ? "1" : "7";
      } else if (i == 66) {
        state = "probably";
        known = null;
        name = "  rule  066 ";
      } else if (i == 67) {
        resource = known;
        known = null;
      } else if (i == 68) {
        state = "ahead";
        version = "1.0.1";
      } else if (i == 69) {
        known = known.toUpperCase(java.util.Locale.ROOT);
      } else if (known == null) {
        state = "unknown";
        name = i == RULES - 1 ? HOSTILE : name;
      }
      expected.computeIfAbsent(state, first -> new ArrayList<>()).add(name.strip());
      Object one = written(i, resource, deployed(name, known, version, value));
      List.of(rest, flat, template).get(i % 3).add(one);
    }
    Object nested =
        Map.of(
            "type",
            "Microsoft.Resources/deployments",
            "properties",
            Map.of("template", Map.of("resources", template)));
    Object search =
        Map.of(
            "type",
            "Microsoft.OperationalInsights/workspaces/savedSearches",
            "properties",
            Map.of("displayName", "A search", "query", "T"));
    return Json.MAPPER.writeValueAsString(
        List.of(Map.of("value", rest), flat, Map.of("resources", List.of(nested, search))));
  }

  private static void compare(String text) {
    browser
        .driver()
        .executeScript(
            "document.querySelector('textarea').value = arguments[0];"
                + "document.querySelector('.drop button').click()",
            text);
    await().atMost(PATIENCE).until(() -> status().contains("compared") || !problem().isEmpty());
  }

  private static String status() {
    return script("return document.querySelector('[role=status]').textContent");
  }

  private static String problem() {
    return script(
        "const it = document.querySelector('[role=alert]'); return it.hidden ? '' : it.textContent");
  }

  private static String script(String script) {
    return (String) browser.driver().executeScript(script);
  }

  @Test
  void everyRuleOfAWorkspaceGetsTheRightAnswer() throws Exception {
    Map<String, List<String>> expected = new TreeMap<>();
    compare(workspace(expected));

    assertThat(problem()).isEmpty();
    assertThat(status()).startsWith("200 rules compared in ");
    System.out.println(status());
    @SuppressWarnings("unchecked")
    Map<String, List<String>> states =
        (Map<String, List<String>>)
            browser
                .driver()
                .executeScript(
                    "return Object.fromEntries([...document.querySelectorAll('.outdated h2')].map(h"
                        + " => [h.id.slice(6), [...document.querySelectorAll('div[aria-labelledby=\"'"
                        + " + h.id + '\"] tbody tr')].map(r => r.cells[0].textContent)]))");
    assertThat(states.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (state, names) ->
            assertThat(states.get(state)).as(state).containsExactlyInAnyOrderElementsOf(names));

    assertThat(cell("older", "Rule 000")).contains("1.0.0").contains("1.10.0").contains("1 change");
    assertThat(cell("removed", "Rule 040")).contains("Removed on ");
    assertThat(cell("removed", "Rule 063")).contains("Instead: the rule that its file holds now");
    assertThat(cell("edited", "Rule 062")).contains("logic changed, version did not");
    assertThat(cell("edited", "Rule 061")).doesNotContain("logic changed");
    assertThat(cell("twice", "Rule 060")).contains("Twin");
    assertThat(script("return document.querySelector('.outdated td a').href"))
        .startsWith(server.url().toString())
        .contains("/content/");

    String here = server.url().toString();
    @SuppressWarnings("unchecked")
    List<String> requests =
        (List<String>)
            browser
                .driver()
                .executeScript("return performance.getEntriesByType('resource').map(e => e.name)");
    assertThat(requests).allSatisfy(address -> assertThat(address).startsWith(here));
    assertThat(requests)
        .filteredOn(address -> address.contains("/api/"))
        .isNotEmpty()
        .allMatch(address -> address.matches(".*/api/v1/(versions|names)/[0-9a-f]{2}\\.json"));
    assertThat(browser.console()).isEmpty();
    assertThat(script("return JSON.stringify([{...localStorage}, {...sessionStorage}])"))
        .isEqualTo("[{},{}]");
  }

  private static String cell(String state, String rule) {
    return (String)
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('div[aria-labelledby=\"state.' + arguments[0]"
                    + " + '\"] tbody tr')].find(r => r.cells[0].textContent ==="
                    + " arguments[1]).textContent",
                state,
                rule);
  }

  @Test
  void theListIsAFileForSpreadsheetsWithoutFormulas() throws Exception {
    compare(workspace(new TreeMap<>()));
    String csv =
        (String)
            browser
                .driver()
                .executeAsyncScript(
                    "const done = arguments[0]; const old = URL.createObjectURL;"
                        + "URL.createObjectURL = (blob) => { blob.text().then(done);"
                        + " URL.createObjectURL = old; return old(blob); };"
                        + "document.querySelector('.outdated button').click()");
    List<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(csv)
            .readAll();

    assertThat(rows).hasSize(RULES);
    assertThat(rows).extracting(row -> row.get("name")).contains("'" + HOSTILE, "Rule 100");
    assertThat(rows)
        .filteredOn(row -> row.get("name").equals("Rule 062"))
        .extracting(row -> row.get("flags"))
        .containsExactly("logic changed, version did not");
  }

  @Test
  void whatIsNoListOfRulesIsASentence() {
    compare("[{\"displayName\": ");
    assertThat(problem()).startsWith("This is not JSON, so nothing was compared.");
    compare("{\"value\": []}");
    assertThat(problem()).startsWith("The JSON holds no analytic rules.");
    compare("  ");
    assertThat(problem()).startsWith("There is nothing to compare");
    compare("[".repeat(100_000) + "]".repeat(100_000));
    assertThat(problem()).isNotEmpty();
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void filesAreTakenWhateverTheirEncodingAndTooLargeOnesAreRefused() {
    drop("new Uint8Array(50 * 1048576 + 1)");
    await().atMost(PATIENCE).until(() -> problem().startsWith("This has 51 MB. At most 50 MB"));

    // What PowerShell writes: UTF-16 with a byte-order mark, names with capital letters.
    drop(
        "Uint16Array.from('\\uFEFF[{\"DisplayName\":\"Rule 100\",\"Query\":\"SigninLogs | where A =="
            + " 1\",\"AlertRuleTemplateName\":\""
            + id(100)
            + "\"}]', c => c.charCodeAt(0))");
    await().atMost(PATIENCE).until(() -> status().contains("1 rule compared"));
    assertThat(status()).endsWith("1 current.");
    assertThat(problem()).isEmpty();
  }

  private static void drop(String content) {
    browser
        .driver()
        .executeScript(
            "const data = new DataTransfer(); data.items.add(new File(["
                + content
                + "], 'rules.json')); document.querySelector('.drop').dispatchEvent(new"
                + " DragEvent('drop', {dataTransfer: data, cancelable: true, bubbles: true}))");
  }

  @Test
  void nothingIsWiderThanATelephoneInTheDark() throws Exception {
    browser.screen(320, 800).dark(true);
    compare(workspace(new TreeMap<>()));
    browser
        .driver()
        .executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
        .isEqualTo(320L);
    assertThat(
            script("return getComputedStyle(document.querySelector('textarea')).backgroundColor"))
        .isNotEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void withoutScriptAndFromAFolderThePageSaysSo() throws Exception {
    assertThat(Files.readString(site.resolve("outdated.html")))
        .contains("This page needs JavaScript");
    assertThat(Files.readString(site.resolve("index.html"))).contains("outdated.html");
    assertThat(Files.readString(site.resolve("changes/latest.html"))).contains("../outdated.html");
    browser.driver().get(site.resolve("outdated.html").toUri().toString());
    assertThat(script("return document.querySelector('main').textContent"))
        .contains("from a web server only");
    assertThat(browser.console()).isEmpty();
  }
}
