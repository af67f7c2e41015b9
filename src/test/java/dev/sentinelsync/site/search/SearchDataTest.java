package dev.sentinelsync.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.HostileRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of the search, of the sample and of a repository full of hostile texts. */
class SearchDataTest {

  private static BuiltSite sample;
  private static BuiltSite hostile;

  @BeforeAll
  static void build(@TempDir Path folder) throws Exception {
    sample = BuiltSite.ofSampleWithHtml(folder.resolve("sample"));
    hostile = HostileRepository.siteWithHtml(folder.resolve("hostile"));
  }

  private static JsonNode read(BuiltSite site, String address) throws IOException {
    return Json.MAPPER.readTree(site.bytes(address));
  }

  private static Map<String, JsonNode> cards(BuiltSite site) throws IOException {
    Map<String, JsonNode> cards = new TreeMap<>();
    for (String file : SearchShards.CARDS) {
      for (JsonNode line : read(site, "search/cards/" + file).get("lines")) {
        cards.put(line.get(0).asText(), line);
      }
    }
    return cards;
  }

  @Test
  void everyCardLeadsToAPage() throws IOException {
    for (BuiltSite site : List.of(sample, hostile)) {
      assertThat(cards(site).values())
          .isNotEmpty()
          .allSatisfy(card -> assertThat(site.files()).containsKey(card.get(2).asText()));
    }
  }

  @Test
  void everyTermIsInItsShardAndLeadsToCards() throws IOException {
    for (BuiltSite site : List.of(sample, hostile)) {
      Map<String, JsonNode> cards = cards(site);
      for (String name : SearchWords.shards()) {
        List<String> terms = new ArrayList<>();
        for (JsonNode line : read(site, "search/terms/" + name + ".json").get("lines")) {
          terms.add(line.get(0).asText());
          for (int field = 1; field < line.size(); field++) {
            String ids = line.get(field).asText();
            for (int at = 0; at < ids.length(); at += 8) {
              assertThat(cards).containsKey(ids.substring(at, at + 8));
            }
          }
        }
        assertThat(terms)
            .doesNotHaveDuplicates()
            .isSortedAccordingTo(Comparator.naturalOrder())
            .allSatisfy(term -> assertThat(SearchWords.shard(term)).isEqualTo(name));
      }
    }
  }

  @Test
  void theManifestNamesTheDigestOfEachShard() throws IOException {
    JsonNode manifest = read(sample, "search/manifest.json");
    for (String folder : List.of("cards", "terms")) {
      JsonNode digests = manifest.get(folder);
      assertThat(digests).hasSize(folder.equals("cards") ? 64 : 513);
      digests
          .fields()
          .forEachRemaining(
              shard -> {
                String address = "search/" + folder + "/" + shard.getKey() + ".json";
                assertThat(sample.text(address))
                    .startsWith("{\"digest\":\"" + shard.getValue().asText() + "\",");
              });
    }
  }

  @Test
  void aCardSaysWhatAReaderChoosesBy() throws IOException {
    JsonNode card =
        cards(sample).values().stream()
            .filter(line -> line.get(1).asText().equals("Guest signs in from three home tenants"))
            .findFirst()
            .orElseThrow();

    assertThat(card.get(3).asText()).isEqualTo("analytic-rule");
    assertThat(card.get(4).asText()).isEqualTo("Low");
    assertThat(card.get(5)).hasToString("[\"InitialAccess\"]");
    assertThat(card.get(6)).hasToString("[\"T1199\"]");
    assertThat(card.get(8)).hasToString("[\"SigninLogs\"]");
    assertThat(card.get(10).asText()).isEqualTo("github-only");
    assertThat(card.get(12).asText()).isEqualTo("1.0.0");
    assertThat(card.get(13).asText()).matches("\\d{4}-\\d{2}");
  }

  @Test
  void variantsOfATacticAreOneValue() {
    assertThat(
            FacetValues.tactics(
                List.of(
                    "Initial access", "InitialAccess", " initial-access", "Creates Poetry", "")))
        .containsExactly("InitialAccess", "Creates Poetry");
    assertThat(FacetValues.severity("high")).isEqualTo("High");
    assertThat(FacetValues.severity("Hight")).isEqualTo("Hight");
  }
}
