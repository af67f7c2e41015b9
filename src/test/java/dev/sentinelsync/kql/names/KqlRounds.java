package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares with what the official parser reads in rounds of random queries. It runs only by the
 * command of src/test/kql-oracle/README.md, which first makes the rounds.
 */
class KqlRounds {

  private static final Path FOLDER = Path.of(System.getProperty("kql.rounds", "target/kql-rounds"));

  private final ObjectMapper mapper = new ObjectMapper();
  private final KqlAnalyzer analyzer = new KqlAnalyzer();

  @Test
  void everyRandomQueryIsReadAsTheOfficialParserReadsIt() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    List<Path> rounds;
    try (Stream<Path> files = Files.list(FOLDER)) {
      rounds = files.sorted().toList();
    }
    for (Path round : rounds) {
      for (String line : Files.readAllLines(round, StandardCharsets.UTF_8)) {
        JsonNode answer = mapper.readTree(line);
        compare(answer, differences);
        compared++;
      }
    }
    assertThat(differences).as("differences in %d queries", compared).isEmpty();
    assertThat(compared).isPositive();
  }

  private void compare(JsonNode answer, List<String> differences) {
    String query = answer.get("query").asText();
    QueryReferences actual = analyzer.analyze(query);
    boolean broken = answer.get("syntax_errors").asInt() != 0;
    if (actual.diagnostics().isEmpty() == broken) {
      differences.add(query + "\n  errors " + broken + ", but reported " + actual.diagnostics());
    } else if (!broken) {
      compare(query, "tables", answer, actual.tables(), differences);
      compare(query, "functions", answer, actual.functions(), differences);
      compare(query, "watchlists", answer, actual.watchlists(), differences);
      compare(query, "wildcards", answer, actual.wildcards(), differences);
    }
  }

  private static void compare(
      String query,
      String field,
      JsonNode answer,
      SortedSet<String> actual,
      List<String> differences) {
    SortedSet<String> expected = new TreeSet<>();
    answer.get(field).forEach(name -> expected.add(name.asText()));
    if (!expected.equals(actual)) {
      differences.add("%s%n  %s should be %s but are %s".formatted(query, field, expected, actual));
    }
  }
}
