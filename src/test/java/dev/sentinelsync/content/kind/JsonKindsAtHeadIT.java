package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.catalog.connector.CollectionEvidence;
import dev.sentinelsync.catalog.connector.CollectionMethod;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.PlaybookFacts;
import dev.sentinelsync.content.fact.WorkbookFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.testing.BundledRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads every workbook, playbook, watchlist and connector file of the real repository's head (July
 * 2022). The figures of workbooks are counted a second time by {@link WorkbookCount}. Those of
 * playbooks and connectors were counted with this program's own reader: they show that nothing
 * changes, not that they are right.
 */
class JsonKindsAtHeadIT {

  private static final Set<FileKind> KINDS =
      EnumSet.of(FileKind.WORKBOOK, FileKind.PLAYBOOK, FileKind.WATCHLIST, FileKind.CONNECTOR);

  private static final Map<ContentPath, FileFacts> FACTS = new LinkedHashMap<>();
  private static final List<Problem> PROBLEMS = new ArrayList<>();
  private static final WorkbookCount COUNT = new WorkbookCount();

  @TempDir static Path folder;

  @BeforeAll
  static void readTheHead() throws Exception {
    PathClassifier classifier = new PathClassifier();
    ContentReaders readers = ContentReaders.standard(ContentLimits.DEFAULT);
    try (BundledRepository repository = BundledRepository.cloneInto(folder)) {
      repository.forEachFile(
          (name, bytes) -> {
            COUNT.add(name, bytes);
            ContentPath path = classifier.classify(name).orElse(null);
            if (path != null && KINDS.contains(path.kind())) {
              FACTS.put(path, readers.read(path.kind(), bytes, PROBLEMS::add));
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
  void workbooksKeepOnlyTheirLogAnalyticsQueries() {
    List<WorkbookFacts> workbooks = facts(WorkbookFacts.class).toList();

    assertThat(workbooks).hasSize(262);
    assertThat(workbooks.stream().filter(WorkbookFacts::accepted).count())
        .isEqualTo(COUNT.files())
        .isEqualTo(260);
    assertThat(workbooks.stream().mapToInt(w -> w.queries().size()).sum())
        .isEqualTo(COUNT.logAnalyticsQueries())
        .isEqualTo(4647);
    assertThat(workbooks.stream().mapToInt(WorkbookFacts::otherQueries).sum())
        .isEqualTo(COUNT.otherQueries())
        .isEqualTo(828);
  }

  @Test
  void mostFilesOfPlaybookFoldersArePlaybooks() {
    List<PlaybookFacts> all = facts(PlaybookFacts.class).toList();
    List<PlaybookFacts> playbooks = all.stream().filter(PlaybookFacts::accepted).toList();

    assertThat(all).hasSize(508);
    assertThat(playbooks).hasSize(444);
    assertThat(playbooks)
        .noneMatch(
            playbook -> playbook.about().parameterName().toLowerCase().contains("playbookname"));
    assertThat(playbooks.stream().flatMap(playbook -> playbook.workflow().writeTables().stream()))
        .hasSize(125)
        .allMatch(table -> table.matches("[A-Za-z_]\\w*_CL"));
    assertThat(PROBLEMS).filteredOn(p -> p.code().equals("computed-query")).hasSize(5);
  }

  @Test
  void everyConnectorHasAnIdWithoutExpression() {
    List<ConnectorDefinition> connectors =
        facts(ConnectorFileFacts.class).flatMap(file -> file.definitions().stream()).toList();

    assertThat(connectors).hasSize(171);
    assertThat(connectors)
        .allSatisfy(connector -> assertThat(connector.id()).isNotBlank().doesNotContain("["));
    // The one wrapper with an expression for an id is the twin of a definition in the same file.
    assertThat(connectors)
        .extracting(connector -> connector.identity().idOrigin())
        .containsOnly(ConnectorDefinition.IdOrigin.LITERAL);
  }

  @Test
  void collectionMethodsOfTheHead() {
    Map<String, Integer> methods = new TreeMap<>();
    FACTS.forEach(
        (path, facts) -> {
          if (facts instanceof ConnectorFileFacts file) {
            for (ConnectorDefinition connector : file.definitions()) {
              CollectionMethod method =
                  CollectionMethod.of(
                      new CollectionEvidence(
                          connector.id(),
                          connector.about().title(),
                          connector.about().description(),
                          path.fileName(),
                          file.markers(),
                          List.of()));
              methods.merge(method.method().label(), 1, Integer::sum);
            }
          }
        });

    assertThat(methods)
        .isEqualTo(
            Map.of(
                "Azure Diagnostics", 8,
                "Azure Function", 38,
                "CCF", 8,
                "MMA", 88,
                "REST API", 5,
                "REST Pull API", 24));
  }

  private static <F extends FileFacts> Stream<F> facts(Class<F> type) {
    return FACTS.values().stream().filter(type::isInstance).map(type::cast);
  }
}
