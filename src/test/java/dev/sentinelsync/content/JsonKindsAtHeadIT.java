package dev.sentinelsync.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.testing.BundledRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads every workbook, playbook, watchlist and connector file of the real repository's head. */
class JsonKindsAtHeadIT {

  @TempDir static Path folder;

  private static final Map<ContentPath, FileFacts> FACTS = new LinkedHashMap<>();
  private static final Map<String, List<Problem>> PROBLEMS = new TreeMap<>();

  @BeforeAll
  static void readTheHead() throws Exception {
    PathClassifier classifier = new PathClassifier();
    ContentReaders readers = new ContentReaders(JsonContentReader.all(ContentLimits.DEFAULT));
    try (BundledRepository repository = BundledRepository.cloneInto(folder)) {
      repository.forEachFile(
          (name, bytes) -> {
            ContentPath path = classifier.classify(name).orElse(null);
            if (path != null && readers.reader(path.kind()).isPresent()) {
              List<Problem> problems = new ArrayList<>();
              FACTS.put(path, readers.read(path.kind(), bytes, problems::add));
              PROBLEMS.put(name, problems);
            }
          });
    }
  }

  @Test
  void factsSurviveTheParseCache() throws Exception {
    ObjectMapper json = new ObjectMapper();
    for (FileFacts facts : FACTS.values()) {
      String written = json.writeValueAsString(facts);
      assertThat((Object) json.readValue(written, facts.getClass())).isEqualTo(facts);
    }
  }

  @Test
  void printsWhatIsThere() {
    Map<String, Integer> n = new TreeMap<>();
    FACTS.forEach(
        (path, facts) -> {
          n.merge(path.kind() + " files", 1, Integer::sum);
          if (facts instanceof WorkbookFacts w) {
            n.merge("workbooks " + w.accepted(), 1, Integer::sum);
            n.merge("workbook queries", w.queries().size(), Integer::sum);
            n.merge("workbook other", w.otherQueries(), Integer::sum);
          }
          if (facts instanceof PlaybookFacts p) {
            n.merge("playbooks " + p.accepted(), 1, Integer::sum);
            n.merge("playbook queries", p.queries().size(), Integer::sum);
            n.merge("playbook writes", p.writeTables().size(), Integer::sum);
            for (var t : p.triggers()) n.merge("trigger " + t.kind(), 1, Integer::sum);
            if (p.accepted() && p.title().isEmpty() && p.parameterName().isEmpty())
              n.merge("playbooks without own name", 1, Integer::sum);
          }
          if (facts instanceof WatchlistFacts w) {
            n.merge("watchlists in files", w.watchlists().size(), Integer::sum);
          }
          if (facts instanceof ConnectorFileFacts c) {
            n.merge("connector definitions", c.definitions().size(), Integer::sum);
            n.merge("connections", c.connections().size(), Integer::sum);
            n.merge("ctables", c.tables().size(), Integer::sum);
            for (var d : c.definitions()) {
              n.merge("origin " + d.idOrigin(), 1, Integer::sum);
              if (d.idOrigin() != ConnectorDefinition.IdOrigin.LITERAL)
                System.out.println(d.id() + " " + d.generatedId());
              for (var q : d.queries()) n.merge("cq " + q.role(), 1, Integer::sum);
            }
          }
        });
    n.forEach((k, v) -> System.out.println(v + " " + k));
    PROBLEMS.forEach(
        (p, l) ->
            l.stream()
                .filter(x -> !x.code().equals("crlf") && !x.code().equals("byte-order-mark"))
                .forEach(x -> System.out.println(p + ":" + x.line() + " " + x.code())));
  }
}
