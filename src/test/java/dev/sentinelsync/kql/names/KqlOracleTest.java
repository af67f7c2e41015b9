package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares with what the official parser reads in queries of our own wording, all committed; how
 * its answers are made: README.md beside the queries.
 */
class KqlOracleTest {

  private static final Path FOLDER = Path.of("src/test/kql-oracle");
  private static final String HEADER = "//// ";
  private static final String REASON = "(on purpose|open): .+";
  private static final int FEWEST = 300;
  private static final List<String> NAMES =
      List.of("tables", "functions", "watchlists", "wildcards");

  private final ObjectMapper mapper = new ObjectMapper();
  private final KqlAnalyzer analyzer = new KqlAnalyzer();

  @Test
  void everyQueryIsReadAsTheOfficialParserReadsIt() throws Exception {
    Map<String, String> queries = queries();
    Map<String, JsonNode> answers = byName(FOLDER.resolve("answers.jsonl"), "id");
    Map<String, JsonNode> known = byName(FOLDER.resolve("known-differences.jsonl"), "fact");
    assertThat(known.values())
        .allSatisfy(line -> assertThat(line.path("reason").asText()).matches(REASON));
    List<String> problems = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, String> query : queries.entrySet()) {
      JsonNode answer = answers.remove(query.getKey());
      if (answer == null || !answer.get("sha256").asText().equals(sha256(query.getValue()))) {
        problems.add(query.getKey() + ": there is no answer to this text; make the answers anew");
        continue;
      }
      Map<String, JsonNode> actual = facts(analyzer.analyze(query.getValue()));
      comparable(answer)
          .forEach(
              (name, expected) -> {
                String fact = query.getKey() + " " + name;
                compare(fact, expected, actual.get(name), known.remove(fact), problems);
              });
      compared++;
    }
    answers.keySet().forEach(id -> problems.add(id + ": an answer without a query"));
    known
        .keySet()
        .forEach(fact -> problems.add(fact + ": a known difference, but compared nowhere"));
    assertThat(problems).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(FEWEST);
  }

  private static void compare(
      String fact,
      JsonNode expected,
      JsonNode actual,
      JsonNode knownDifference,
      List<String> problems) {
    if (knownDifference == null) {
      if (!actual.equals(expected)) {
        problems.add("%s: should be %s, but is %s".formatted(fact, expected, actual));
      }
    } else if (actual.equals(expected)) {
      problems.add(fact + ": no longer differs; take it off known-differences.jsonl");
    } else if (!actual.equals(knownDifference.get("ours"))) {
      problems.add("%s: differs, but not as is known: is %s".formatted(fact, actual));
    }
  }

  /** Of a query with errors only that: its names are what the official parser's recovery kept. */
  private static Map<String, JsonNode> comparable(JsonNode answer) {
    boolean errors = answer.get("syntax_errors").asInt() != 0;
    Map<String, JsonNode> facts = new LinkedHashMap<>();
    facts.put("errors", BooleanNode.valueOf(errors));
    if (!errors) {
      NAMES.forEach(name -> facts.put(name, answer.get(name)));
    }
    return facts;
  }

  private Map<String, JsonNode> facts(QueryReferences references) {
    return Map.of(
        "errors", BooleanNode.valueOf(!references.diagnostics().isEmpty()),
        "tables", mapper.valueToTree(references.tables()),
        "functions", mapper.valueToTree(references.functions()),
        "watchlists", mapper.valueToTree(references.watchlists()),
        "wildcards", mapper.valueToTree(references.wildcards()));
  }

  /** The queries by name, read as corpus.mjs reads them. */
  private Map<String, String> queries() throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    List<Path> files;
    try (Stream<Path> list = Files.list(FOLDER.resolve("queries"))) {
      files = list.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      String stem = name.substring(0, name.lastIndexOf('.'));
      if (name.endsWith(".jsonl")) {
        byName(file, "id")
            .forEach((id, line) -> queries.put(stem + "/" + id, line.get("query").asText()));
      } else {
        sections(stem, Files.readString(file), queries);
      }
    }
    return queries;
  }

  /** A section is a header and the query up to the next, without the line ends before that. */
  private static void sections(String stem, String text, Map<String, String> queries) {
    for (String section : ("\n" + text).split("\n" + HEADER)) {
      int end = section.indexOf('\n');
      if (end >= 0) {
        String query = section.substring(end + 1).replaceFirst("\n+$", "");
        queries.put(stem + "/" + section.substring(0, end), query);
      }
    }
  }

  private Map<String, JsonNode> byName(Path file, String field) throws IOException {
    Map<String, JsonNode> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      JsonNode node = mapper.readTree(line);
      assertThat(lines.put(node.get(field).asText(), node)).as("%s twice", node).isNull();
    }
    return lines;
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
