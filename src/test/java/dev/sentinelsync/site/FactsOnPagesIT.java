package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.BundledRepository;
import dev.sentinelsync.testing.FactsOnPage;
import dev.sentinelsync.testing.FactsOnPage.Entity;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What pages of rules and hunting queries print against their files, for the whole head of the real
 * repository. A plain, strict YAML reader reads the files; a Markdown parser reads the pages back.
 */
class FactsOnPagesIT {

  private static final String ROOT = "https://github.com/Azure/Azure-Sentinel/blob/master/";

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Pattern SCHEDULE =
      Pattern.compile("Runs every (\\d+) (\\w+), looks back (\\d+) (\\w+)");

  private static final Map<String, String> OPERATORS =
      Map.of("gt", "More than", "GreaterThan", "More than", "lt", "Fewer than", "eq", "Exactly");

  /** Files of the head that the strict reader refuses: two keys of one name, tabs and the like. */
  private static final int UNREADABLE = 0;

  private static SortedMap<String, FactsOnPage> pages;

  @TempDir Path folder;

  @BeforeAll
  static void readThePages() throws Exception {
    BuiltSite site = BuiltSite.fullOfBundle();
    pages = new TreeMap<>();
    for (String address : site.files().subMap("content/", "content0").keySet()) {
      FactsOnPage page = FactsOnPage.of(site.text(address));
      String type = page.attributes().getOrDefault("Type", "");
      if (type.equals("Analytic Rule") || type.equals("Hunting Query")) {
        String path = page.source().substring(ROOT.length()).replace("+", "%2B");
        pages.put(URLDecoder.decode(path, StandardCharsets.UTF_8), page);
      }
    }
  }

  @Test
  void everyFactOfAPageIsThatOfItsFile() throws Exception {
    List<String> differences = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    try (BundledRepository repository = BundledRepository.cloneInto(folder)) {
      for (var page : pages.entrySet()) {
        byte[] file = repository.file(page.getKey()).orElseThrow();
        try {
          compare(page.getKey(), YAML.readTree(file), page.getValue(), differences);
        } catch (JsonProcessingException e) {
          unreadable.add(page.getKey());
        }
      }
    }

    assertThat(pages).hasSizeGreaterThan(2_200);
    assertThat(unreadable).hasSize(UNREADABLE);
    assertThat(differences).isEmpty();
  }

  private static void compare(
      String path, JsonNode file, FactsOnPage page, List<String> differences) {
    Map<String, String> printed = page.attributes();
    check(path, "version", text(file, "version"), printed.get("Version"), differences);
    check(path, "schedule", schedule(file), schedule(printed), differences);
    check(path, "trigger", trigger(file), printed.get("Trigger"), differences);
    check(path, "entities", entities(file), page.entities(), differences);
    String query = file.path("query").asText("").strip();
    check(path, "query", query, page.query(), differences);
  }

  private static void check(
      String path, String fact, Object file, Object page, List<String> differences) {
    if (!file.equals(page == null ? "" : page)) {
      differences.add("%s: %s is %s, the page says %s".formatted(path, fact, file, page));
    }
  }

  private static String text(JsonNode file, String field) {
    JsonNode value = file.path(field);
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText("").strip();
  }

  private static List<Duration> schedule(JsonNode file) {
    return text(file, "queryFrequency").isEmpty()
        ? List.of()
        : List.of(span(text(file, "queryFrequency")), span(text(file, "queryPeriod")));
  }

  private static List<Duration> schedule(Map<String, String> printed) {
    Matcher words = SCHEDULE.matcher(printed.getOrDefault("Schedule", ""));
    return words.matches()
        ? List.of(
            span(words.group(1) + words.group(2).charAt(0)),
            span(words.group(3) + words.group(4).charAt(0)))
        : List.of();
  }

  private static Duration span(String written) {
    return Duration.parse((written.endsWith("d") ? "P" : "PT") + written);
  }

  private static String trigger(JsonNode file) {
    String operator = text(file, "triggerOperator");
    return operator.isEmpty()
        ? ""
        : OPERATORS.get(operator) + " " + text(file, "triggerThreshold") + " results";
  }

  private static List<Entity> entities(JsonNode file) {
    List<Entity> entities = new ArrayList<>();
    for (JsonNode mapping : file.path("entityMappings")) {
      List<Map.Entry<String, String>> fields = new ArrayList<>();
      for (JsonNode field : mapping.path("fieldMappings")) {
        fields.add(Map.entry(text(field, "identifier"), text(field, "columnName")));
      }
      entities.add(new Entity(text(mapping, "entityType"), fields));
    }
    return entities;
  }
}
