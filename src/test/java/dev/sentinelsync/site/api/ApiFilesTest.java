package dev.sentinelsync.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The look-ups as a program finds them. */
class ApiFilesTest {

  private static final String RULE =
      """
      id: %s
      name: Rule
      version: 1.0.0
      severity: Low
      query: |
        SigninLogs
        | where %s
      """;

  @TempDir static Path folder;
  private static BuiltSite sample;

  @BeforeAll
  static void build() throws Exception {
    sample = BuiltSite.ofSampleWithHtml(folder);
  }

  @Test
  void everyFileIsAsItsSchemaSays() throws IOException {
    for (String kind : List.of("items", "versions", "names", "tables", "changes")) {
      Map<String, byte[]> files = api(sample, kind);
      assertThat(files).as(kind).isNotEmpty();
      String schema = kind.equals("tables") ? "table" : kind;
      files.forEach(
          (address, bytes) -> assertThat(violations(schema, bytes)).as(address).isEmpty());
    }
    assertThat(violations("items", "[{\"id\":\"\"}]".getBytes(StandardCharsets.UTF_8)))
        .as("the schema refuses something")
        .isNotEmpty();
    assertThat(api(sample, "versions")).hasSize(256);
    assertThat(api(sample, "names")).hasSize(256);
    assertThat(sample.addresses()).contains("api/v1/schema.json");
  }

  @Test
  void eachItemIsFoundByItsIdAlone() throws Exception {
    int items = 0;
    for (byte[] file : api(sample, "items").values()) {
      for (JsonNode item : Json.MAPPER.readTree(file)) {
        items++;
        String id = item.get("id").asText().toLowerCase(Locale.ROOT);
        JsonNode versions =
            Json.MAPPER.readTree(sample.bytes("api/v1/versions/" + shard(id) + ".json")).get(id);
        assertThat(versions).as(id).isNotNull();
        assertThat(versions.findValuesAsText("path")).contains(item.get("path").asText());
        assertThat(sample.addresses()).contains(item.get("page").asText());
        if (item.has("template")) {
          assertThat(sample.addresses()).contains(item.get("template").asText());
        }
      }
    }
    assertThat(items).isGreaterThan(20);
  }

  @Test
  void tablesNameWhatUsesThem() throws Exception {
    JsonNode table = Json.MAPPER.readTree(sample.bytes("api/v1/tables/commonsecuritylog.json"));
    assertThat(table.get("name").asText()).isEqualTo("CommonSecurityLog");
    assertThat(table.get("items").findValuesAsText("path"))
        .contains("Solutions/Northwall Firewall/Analytic Rules/NorthwallBeaconing.yaml");
    assertThat(table.get("connectors")).isNotEmpty();
  }

  @Test
  void oneIdOfSeveralFilesIsOneListAndHostileIdsStayInTheirFolder() throws Exception {
    try (GitFixture git = GitFixture.create(folder.resolve("hostile"))) {
      Map<String, String> files = new TreeMap<>();
      files.put("Detections/A/One.yaml", RULE.formatted("../../Readme", "A == 1"));
      files.put("Detections/A/Two.yaml", RULE.formatted("../../README", "A  ==\t1"));
      files.put("Detections/A/Three.yaml", RULE.formatted("'</script>'", "A == 2"));
      git.commit("Rules", files);
      BuiltSite site = BuiltSite.full(git, folder.resolve("hostile-work"));

      SortedMap<String, byte[]> items = api(site, "items");
      assertThat(items.keySet()).allMatch(address -> address.matches("api/v1/items/[^/]+[.]json"));
      assertThat(items).hasSize(2);
      String shared = "../../readme";
      JsonNode versions =
          Json.MAPPER.readTree(site.bytes("api/v1/versions/" + shard(shared) + ".json"));
      assertThat(versions.get(shared).findValuesAsText("path"))
          .containsExactly("Detections/A/One.yaml", "Detections/A/Two.yaml");
      assertThat(versions.get(shared).findValuesAsText("query"))
          .as("white space does not count")
          .allMatch(versions.at("/" + shared.replace("/", "~1") + "/0/query").asText()::equals);
    }
  }

  @Test
  void versionsTellWhatChangedAndWhichIdsAreNoMore() throws Exception {
    try (GitFixture git = GitFixture.create(folder.resolve("past"))) {
      Map<String, String> files = new TreeMap<>();
      files.put("Detections/A/Changed.yaml", RULE.formatted("Aaaa-1", "A == 1"));
      files.put("Detections/A/Gone.yaml", RULE.formatted("aaaa-2", "A == 2"));
      files.put("Detections/A/Other.yaml", RULE.formatted("aaaa-3", "A == 3"));
      files.put("Detections/A/Moved.yaml", RULE.formatted("aaaa-4", "A == 4"));
      git.commit("Rules", files);
      String newer = RULE.formatted("Aaaa-1", "A == 9").replace("1.0.0", "1.1.0");
      git.commit("Newer", Map.of("Detections/A/Changed.yaml", newer));
      git.commit("Id", Map.of("Detections/A/Other.yaml", RULE.formatted("aaaa-5", "A == 3")));
      git.commitChanges(
          "Move",
          Map.of(
              "Detections/A/Moved.yaml",
              GitFixture.removed(),
              "Detections/B/Moved.yaml",
              GitFixture.file(files.get("Detections/A/Moved.yaml"))));
      git.commitChanges("Remove", Map.of("Detections/A/Gone.yaml", GitFixture.removed()));
      BuiltSite site = BuiltSite.full(git, folder.resolve("past-work"));

      JsonNode change = version(site, "aaaa-1").at("/0/changes/0");
      assertThat(change.get("version").asText()).isEqualTo("1.1.0");
      assertThat(change.get("query").asText()).isEqualTo("logic");
      assertThat(change.get("changes").toString()).contains("1.0.0");
      JsonNode gone = version(site, "aaaa-2");
      assertThat(gone).hasSize(1);
      assertThat(gone.at("/0/removed/commit").asText()).isEqualTo(git.tip());
      assertThat(gone.at("/0/name").asText()).isEqualTo("Rule");
      assertThat(gone.get(0).has("page") || gone.get(0).has("successor")).isFalse();
      JsonNode replaced = version(site, "aaaa-3");
      assertThat(replaced.at("/0/removed").isMissingNode()).isFalse();
      assertThat(replaced.at("/0/successor")).isEqualTo(version(site, "aaaa-5").at("/0/page"));
      assertThat(version(site, "aaaa-4").at("/0/path").asText())
          .isEqualTo("Detections/B/Moved.yaml");
      assertThat(version(site, "aaaa-4").at("/0/removed").isMissingNode()).isTrue();
      assertThat(
              Json.MAPPER
                  .readTree(site.bytes("api/v1/names/" + shard("rule") + ".json"))
                  .get("rule")
                  .toString())
          .isEqualTo("[\"aaaa-1\",\"aaaa-4\",\"aaaa-5\"]");
      api(site, "versions")
          .forEach(
              (address, bytes) -> assertThat(violations("versions", bytes)).as(address).isEmpty());
    }
  }

  private static JsonNode version(BuiltSite site, String id) throws Exception {
    return Json.MAPPER.readTree(site.bytes("api/v1/versions/" + shard(id) + ".json")).get(id);
  }

  @Test
  void aChangedRuleRewritesItsOwnFilesOnly() throws Exception {
    try (GitFixture git = GitFixture.create(folder.resolve("few"))) {
      Map<String, String> files = new TreeMap<>();
      for (int i = 0; i < 20; i++) {
        files.put("Detections/A/R" + i + ".yaml", RULE.formatted("aaaa-" + i, "A == 1"));
      }
      git.commit("Rules", files);
      BuiltSite before = BuiltSite.full(git, folder.resolve("before"));
      git.commit("One", Map.of("Detections/A/R7.yaml", RULE.formatted("aaaa-7", "A == 2")));
      BuiltSite after = BuiltSite.full(git, folder.resolve("after"));

      assertThat(after.files().keySet().stream().filter(address -> address.startsWith("api/")))
          .filteredOn(address -> !Arrays.equals(before.bytes(address), after.bytes(address)))
          .containsExactly(
              "api/v1/changes.json",
              "api/v1/items/aaaa-7.json",
              "api/v1/versions/" + shard("aaaa-7") + ".json");
    }
  }

  @Test
  void otherLayoutsHaveNone() throws Exception {
    assertThat(BuiltSite.ofSample(folder.resolve("navbar")).addresses())
        .noneMatch(address -> address.startsWith("api/"));
  }

  private static SortedMap<String, byte[]> api(BuiltSite site, String kind) {
    String start = "api/v1/" + kind;
    return site.files().subMap(start, start + '\uffff');
  }

  private static List<String> violations(String definition, byte[] file) {
    try {
      JsonNode schema = Json.MAPPER.readTree(sample.bytes("api/v1/schema.json")).deepCopy();
      ((com.fasterxml.jackson.databind.node.ObjectNode) schema).remove("anyOf");
      ((com.fasterxml.jackson.databind.node.ObjectNode) schema)
          .put("$ref", "#/$defs/" + definition);
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(schema)
          .validate(Json.MAPPER.readTree(file))
          .stream()
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String shard(String id) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, 2);
  }
}
