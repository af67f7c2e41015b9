package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with what the official parser says; how its answers are made: README.md beside. */
class KqlExpectedTest {

  private static final Path EXPECTED = RealRepository.DATA.resolve("kql/expected.jsonl");

  private final KqlAnalyzer analyzer = new KqlAnalyzer();

  @Test
  void everyCleanQueryOfTheRealRepositoryIsReadAsTheOfficialParserReadsIt(@TempDir Path folder)
      throws Exception {
    assumeTrue(Files.exists(EXPECTED), "needs the answers of the official parser, " + EXPECTED);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    ObjectMapper mapper = new ObjectMapper();
    try (RealRepository repository = RealRepository.open(folder)) {
      for (String line : Files.readAllLines(EXPECTED, StandardCharsets.UTF_8)) {
        JsonNode expected = mapper.readTree(line);
        if (expected.get("syntax_errors").asInt() != 0) {
          continue;
        }
        String path = expected.get("path").asText();
        ObjectId blob = ObjectId.fromString(expected.get("blob").asText());
        RealRepository.RealQuery query = repository.queries(blob, path).get(0);
        QueryReferences actual = analyzer.analyze(query.text(), query.parameters());
        compare(path, "tables", expected, actual.tables(), differences);
        compare(path, "functions", expected, actual.functions(), differences);
        compare(path, "watchlists", expected, actual.watchlists(), differences);
        compare(path, "wildcards", expected, actual.wildcards(), differences);
        if (!actual.diagnostics().isEmpty()) {
          differences.add(path + ": clean, but reported " + actual.diagnostics());
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(400);
    assertThat(differences).isEmpty();
  }

  private static void compare(
      String path,
      String field,
      JsonNode expected,
      SortedSet<String> actual,
      List<String> differences) {
    SortedSet<String> names = new TreeSet<>();
    expected.get(field).forEach(name -> names.add(name.asText()));
    if (!names.equals(actual)) {
      differences.add(path + ": " + field + " should be " + names + " but are " + actual);
    }
  }
}
