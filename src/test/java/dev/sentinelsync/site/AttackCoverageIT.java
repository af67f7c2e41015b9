package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.BundledRepository;
import dev.sentinelsync.testing.LayerFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The numbers of the technique pages over the real head, against the YAML files as another reader
 * sees them.
 */
class AttackCoverageIT {

  private static final Pattern RULE =
      Pattern.compile(
          "(?i)(?:Detections|Solutions/[^/]+/"
              + "(?:Analytic(?:s|al)? ?Rules|Detections|Detection Queries))/.+\\.ya?ml");

  /** Folders of solutions that hold examples for authors. */
  private static final Pattern EXAMPLE = Pattern.compile("(?i)Solutions/(?:Templates|Images)/.+");

  private static final Pattern PAGE = Pattern.compile("attack/(T\\d{4})\\.md");
  private static final Pattern COUNT =
      Pattern.compile("\\| \\*\\*Analytic Rules\\*\\* \\| (\\d+) \\|");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[.* \\| (T[\\dT., ]+) \\|$");

  @TempDir static Path folder;
  private static BuiltSite site;

  /** Paths of the rules that name exactly a technique, by technique. */
  private static final SortedMap<String, Set<String>> RULES = new TreeMap<>();

  @BeforeAll
  static void countTheFiles() throws Exception {
    site = BuiltSite.fullOfBundle();
    try (BundledRepository repository = BundledRepository.cloneInto(folder.resolve("bundle"))) {
      repository.forEachFile(
          (path, bytes) -> {
            if (RULE.matcher(path).matches() && !EXAMPLE.matcher(path).matches()) {
              techniques(new String(bytes, StandardCharsets.UTF_8))
                  .forEach(id -> RULES.computeIfAbsent(id, first -> new TreeSet<>()).add(path));
            }
          });
    }
  }

  private static Set<String> techniques(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(true);
    Set<String> found = new TreeSet<>();
    try {
      if (new Yaml(new SafeConstructor(options)).load(text) instanceof Map<?, ?> rule) {
        Object written = rule.get("relevantTechniques");
        if (written == null) {
          written = rule.get("techniques");
        }
        List<?> values = written instanceof List<?> list ? list : List.of();
        values.forEach(value -> found.add(String.valueOf(value).strip().toUpperCase(Locale.ROOT)));
      }
    } catch (YAMLException e) {
      // The program repairs a few files that this reader refuses; the test names them.
    }
    return found;
  }

  @Test
  void everyTechniquePageCountsTheRulesOfTheFiles() {
    SortedMap<String, Integer> expected = new TreeMap<>();
    SortedMap<String, Set<String>> byTop = new TreeMap<>();
    RULES.forEach(
        (id, paths) ->
            byTop.computeIfAbsent(id.substring(0, 5), top -> new TreeSet<>()).addAll(paths));
    byTop.forEach((id, paths) -> expected.put(id, paths.size()));
    SortedMap<String, Integer> pages = new TreeMap<>();
    for (String address : site.addresses()) {
      Matcher page = PAGE.matcher(address);
      if (page.matches()) {
        Matcher count = COUNT.matcher(site.text(address));
        assertThat(count.find()).as(address).isTrue();
        pages.put(page.group(1), Integer.parseInt(count.group(1)));
      }
    }
    pages.values().removeIf(count -> count == 0);

    assertThat(pages).isEqualTo(expected).hasSizeGreaterThan(100);
    assertThat(pages.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(1_000);
  }

  @Test
  void theListsOfAPageHaveAsManyRowsAsItSays() {
    List<String> wrong = new ArrayList<>();
    for (String address : site.addresses()) {
      if (!PAGE.matcher(address).matches() || site.text(address).contains("too long for this")) {
        continue;
      }
      String text = site.text(address);
      int rules = text.indexOf("## Analytic Rules (");
      Matcher count = COUNT.matcher(text);
      assertThat(count.find()).as(address).isTrue();
      int end = rules < 0 ? 0 : (text + "\n## ").indexOf("\n## ", rules + 1);
      String section = rules < 0 ? "" : text.substring(rules, Math.min(end, text.length()));
      long rows = ROW.matcher(section).results().count();
      if (rows != Integer.parseInt(count.group(1))) {
        wrong.add("%s: %s and %d rows".formatted(address, count.group(1), rows));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theLayerOfAllRulesHasTheNumbersOfTheFiles() throws Exception {
    Set<String> known = new TreeSet<>();
    Files.readAllLines(Path.of("config/reference/attack.csv"))
        .forEach(line -> known.add(line.split(",")[0]));
    SortedMap<String, Integer> expected = new TreeMap<>();
    RULES.forEach((id, paths) -> expected.put(id, paths.size()));
    expected.keySet().retainAll(known);
    JsonNode layer = Json.MAPPER.readTree(site.bytes("attack/layers/all.json"));
    SortedMap<String, Integer> scores = new TreeMap<>();
    layer
        .get("techniques")
        .forEach(one -> scores.put(one.get("techniqueID").asText(), one.get("score").asInt()));
    scores.values().removeIf(score -> score == 0);

    assertThat(scores).isEqualTo(expected);
    List<String> layers =
        site.addresses().stream().filter(one -> one.startsWith("attack/layers/")).toList();
    assertThat(layers).hasSizeGreaterThan(70);
    for (String address : layers) {
      assertThat(LayerFormat.violations(Json.MAPPER.readTree(site.bytes(address))))
          .as(address)
          .isEmpty();
    }
  }
}
