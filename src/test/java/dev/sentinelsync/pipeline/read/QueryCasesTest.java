package dev.sentinelsync.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.kql.names.QueryReferences;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads the files of a bundle of odd queries and odd YAML, through readers and analyzer, and
 * compares with what the official parser reads in them.
 */
class QueryCasesTest {

  private static final Path DATA = Path.of("../shared/data/kql");

  /** What the answers lack, and why. */
  private static final Map<String, String> BEYOND_THE_ANSWERS =
      Map.of(
          "Detections/Shapes/tab-indent.yaml", "no strict YAML, but read after a repair",
          "Detections/Shapes/utf16.yaml", "UTF-16, but read as such",
          "Hunting Queries/Small/ws9.yaml", "functions of a workspace are there elsewhere");

  private final PathClassifier paths = new PathClassifier();
  private final FileAnalyzer analyzer =
      new FileAnalyzer(
          ContentReaders.standard(ContentLimits.DEFAULT), ContentLimits.DEFAULT, new KqlAnalyzer());

  @Test
  void everyOddFileIsReadAsTheOfficialParserReadsIt(@TempDir Path folder) throws Exception {
    Path expected = DATA.resolve("cases-expected.jsonl");
    assumeTrue(Files.exists(expected), "needs the answers of the official parser, " + expected);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try (Git git = bundle(folder)) {
      for (String line : Files.readAllLines(expected, StandardCharsets.UTF_8)) {
        JsonNode answer = new ObjectMapper().readTree(line);
        if (BEYOND_THE_ANSWERS.containsKey(answer.get("path").asText())) {
          continue;
        }
        ObjectId blob = ObjectId.fromString(answer.get("blob").asText());
        compare(answer, git.getRepository().open(blob).getBytes(), differences);
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(200);
  }

  private static Git bundle(Path folder) throws Exception {
    Git git = Git.init().setBare(true).setDirectory(folder.toFile()).call();
    git.fetch()
        .setRemote(DATA.resolve("cases.bundle").toAbsolutePath().normalize().toString())
        .setRefSpecs("+refs/heads/*:refs/heads/*")
        .call();
    return git;
  }

  private void compare(JsonNode answer, byte[] bytes, List<String> differences) {
    String path = answer.get("path").asText();
    Optional<ContentPath> place = paths.classify(path);
    FileAnalysis analysis =
        place.isPresent() && analyzer.reads(place.get().kind())
            ? analyzer.analyse(place.get().kind(), bytes)
            : new FileAnalysis(null, List.of(), List.of());
    compare(path, "tables", answer, analysis, QueryReferences::tables, differences);
    compare(path, "functions", answer, analysis, QueryReferences::functions, differences);
    compare(path, "watchlists", answer, analysis, QueryReferences::watchlists, differences);
    compare(path, "wildcards", answer, analysis, QueryReferences::wildcards, differences);
    analysis
        .references()
        .forEach(
            query -> {
              if (!query.diagnostics().isEmpty()) {
                differences.add(path + ": clean, but reported " + query.diagnostics());
              }
            });
  }

  private static void compare(
      String path,
      String field,
      JsonNode answer,
      FileAnalysis analysis,
      Function<QueryReferences, SortedSet<String>> names,
      List<String> differences) {
    SortedSet<String> expected = new TreeSet<>();
    answer.get(field).forEach(name -> expected.add(name.asText()));
    SortedSet<String> actual = new TreeSet<>();
    analysis.references().forEach(query -> actual.addAll(names.apply(query)));
    if (!expected.equals(actual)) {
      differences.add(
          "%s: %s should be %s but are %s; %s"
              .formatted(path, field, expected, actual, analysis.problems()));
    }
  }
}
