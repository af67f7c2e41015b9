package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads every query that the real repository ever held. */
class KqlHistoryIT {

  @Test
  void everyQueryOfEveryVersionIsReadWithoutAnException(@TempDir Path folder) throws Exception {
    KqlAnalyzer analyzer = new KqlAnalyzer();
    Map<String, Integer> kinds = new TreeMap<>();
    int clean = 0;
    List<RealRepository.RealQuery> queries;
    try (RealRepository repository = RealRepository.open(folder)) {
      queries = repository.queries(repository.history());
    }
    for (RealRepository.RealQuery query : queries) {
      QueryReferences references = analyzer.analyze(query.text(), query.parameters());
      references.diagnostics().forEach(d -> kinds.merge(d.code(), 1, Integer::sum));
      clean += references.diagnostics().isEmpty() ? 1 : 0;
    }
    System.out.printf(
        "KQL history: %d queries, %d without diagnostics; diagnostics by kind: %s%n",
        queries.size(), clean, kinds);
    assertThat(queries).hasSizeGreaterThan(10_000);
    assertThat((double) clean / queries.size()).isGreaterThan(0.8);
  }
}
