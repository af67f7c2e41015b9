package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.kql.names.RealRepository.RealQuery;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which rules of the real repository filter on four event ids, as the analyzer reads them and as a
 * second reader does, which walks over the trees of Microsoft's parser ({@code
 * src/test/kql-oracle/README.md} says how its answers are made).
 */
class EventIdOracleTest {

  private final KqlAnalyzer kql = new KqlAnalyzer();

  @Test
  void theRulesOfAnEventIdAreThoseOfTheSecondReader(@TempDir Path folder) throws Exception {
    JsonNode answers;
    try (InputStream file = getClass().getResourceAsStream("/kql/event-ids.json")) {
      answers = new ObjectMapper().readTree(file);
    }
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    try (RealRepository repository = RealRepository.open(folder)) {
      List<RealQuery> queries =
          repository.queries(repository.head()).stream()
              .filter(query -> isRule(query.path()))
              .toList();
      queries.forEach(query -> add(query, found));
      TreeSet<String> read = new TreeSet<>();
      queries.forEach(query -> read.add(query.path()));
      assertThat(read).hasSizeGreaterThan(2_000);

      for (Map.Entry<String, JsonNode> id : answers.path("rules").properties()) {
        SortedSet<String> expected = new TreeSet<>();
        id.getValue().forEach(path -> expected.add(path.textValue()));
        // Files with equal bytes are one file here.
        expected.retainAll(read);
        assertThat(expected).as("rules of the second reader").hasSizeGreaterThan(4);
        assertThat(found.get(id.getKey())).as("rules for %s", id.getKey()).isEqualTo(expected);
      }
    }
  }

  private static boolean isRule(String path) {
    return path.matches(
        "(?i)(Detections|Hunting Queries)/.*"
            + "|Solutions/[^/]+/(Analytic(al)? Rules|Hunting Queries)/.*\\.ya?ml");
  }

  private void add(RealQuery query, SortedMap<String, SortedSet<String>> found) {
    kql.analyze(query.text(), query.parameters()).criteria().stream()
        .filter(criterion -> criterion.column().equals("EventID") && !criterion.negates())
        .flatMap(criterion -> criterion.values().stream())
        .collect(Collectors.toSet())
        .forEach(id -> found.computeIfAbsent(id, same -> new TreeSet<>()).add(query.path()));
  }
}
