package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathClassifierTest {

  private final PathClassifier classifier = new PathClassifier();

  @ParameterizedTest
  @CsvSource({
    "Solutions/A/Analytic Rules/x.yaml, ANALYTIC_RULE",
    "Solutions/A/Analytical Rules/x.yml, ANALYTIC_RULE",
    "Solutions/A/Analytics Rules/sub/x.YAML, ANALYTIC_RULE",
    "Solutions/A/Detections/x.yaml, ANALYTIC_RULE",
    "Solutions/A/Detection Queries/x.yaml, ANALYTIC_RULE",
    "Solutions/A/Hunting Queries/x.yaml, HUNTING_QUERY",
    "Solutions/A/Summary Rules/x.yaml, SUMMARY_RULE",
    "Solutions/A/Summary rules/x.yaml, SUMMARY_RULE",
    "Solutions/A/Workbook/x.json, WORKBOOK",
    "Solutions/A/Workbooks/WorkbooksMetadata.json, WORKBOOKS_METADATA",
    "Solutions/A/Playbooks/B/azuredeploy.json, PLAYBOOK",
    "Solutions/A/Playbook/x.Json, PLAYBOOK",
    "Solutions/A/Playbooks/B/README.MD, README",
    "Solutions/A/Watchlists/x.json, WATCHLIST",
    "Solutions/A/Parsers/x.yaml, PARSER_YAML",
    "Solutions/A/Parser/deep/x.kql, PARSER_TEXT",
    "Solutions/A/Parsers/x.txt, PARSER_TEXT",
    "Solutions/A/Parsers/x.csl, PARSER_TEXT",
    "Solutions/A/Parsers/bare, PARSER_TEXT",
    "Solutions/A/Data Connectors/CEF AMA.JSON, CONNECTOR",
    "Solutions/A/DataConnectors/sub/x.json, CONNECTOR",
    "Solutions/A/Data Connectors/A_ccp/A_Table.json, CONNECTOR",
    "Solutions/A/Data Connectors/A_ccp/a_tables.json, CONNECTOR",
    "Solutions/A/Data Connectors/A_ccp/A_Table2.json, CONNECTOR",
    "Solutions/A/Data Connectors/A_ccp/A_DCR_AuditDCRV1.json, CONNECTOR",
    "Solutions/A/Data Connectors/A_ccp/A_DCR2.json, CONNECTOR",
    "Solutions/A/Data Connectors/A_ccp/A_DCR_ConnectorDefinition.json, CONNECTOR",
    "Solutions/A/Data Connectors/A_ccp/DCR.json, CONNECTOR",
    "Solutions/A/Data Connectors/A_ccp/A_DCR.json, CONNECTOR",
    "Solutions/A/Data Connectors/readme.md, README",
    "Solutions/A/Data/Solution_A.json, SOLUTION_DEFINITION",
    "Solutions/A/data/Solutions_A.JSON, SOLUTION_DEFINITION",
    "Solutions/A/SolutionMetadata.json, SOLUTION_METADATA",
    "Solutions/A/ReleaseNotes.md, RELEASE_NOTES",
    "Solutions/A/Readme.md, README",
    ".script/tests/KqlvalidationsTests/CustomTables/T.json, CUSTOM_TABLE",
    "ASIM/dev/ASimTester/ASimTester.csv, ASIM_SCHEMA",
    "Detections/Sub/x.yaml, ANALYTIC_RULE",
    "Hunting Queries/a/b/c.yml, HUNTING_QUERY",
    "Summary rules/DNS/x.yaml, SUMMARY_RULE",
    "Workbooks/x.json, WORKBOOK",
    "Workbooks/WorkbooksMetadata.json, WORKBOOKS_METADATA",
    "Playbooks/B/x.json, PLAYBOOK",
    "Playbooks/B/sub/readme.md, README",
    "Watchlists/W/x.json, WATCHLIST",
    "Parsers/Zoom/Zoom.txt, PARSER_TEXT",
    "Parsers/Zoom/Zoom.yaml, PARSER_YAML",
    "Parsers/ASimDns/Parsers/ASimDns.yaml, ASIM_PARSER",
  })
  void tellsTheKindByThePath(String path, FileKind kind) {
    assertThat(classifier.classify(path)).map(ContentPath::kind).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "Solutions/readme.md",
        "Solutions/Templates/Analytic Rules/x.yaml",
        "Solutions/Training/Workbooks/x.json",
        "Solutions/images/SolutionMetadata.json",
        "Solutions/A/Package/createUiDefinition.json",
        "Solutions/A/Analytic Rules/x.json",
        "Solutions/A/Analytic Rules/readme.yaml",
        "Solutions/A/Workbooks/azuredeploy.json",
        "Solutions/A/Parsers/ReadMe.txt",
        "Solutions/A/Parsers/SampleData.txt",
        "Solutions/A/Data/testParameters.json",
        "Solutions/A/Data/sub/Solution_A.json",
        "Solutions/A/Data Connectors/fn/function.json",
        "Solutions/A/Data Connectors/fn/host.json",
        "Solutions/A/Data Connectors/fn/notes.md",
        "Workbooks/sub/x.json",
        "Workbooks/readme.json",
        "Playbooks/x.json",
        "Playbooks/.hidden/x.json",
        "Playbooks/templates/x.json",
        "Watchlists/x.json",
        "Watchlists/a/b/x.json",
        "Parsers/x.txt",
        "Parsers/Zoom/deep/x.txt",
        "Parsers/ASimDns/ARM/x.yaml",
        "Parsers/ASimDns/Parsers/deep/x.yaml",
        "detections/x.yaml",
        "Tools/x.yaml",
      })
  void leavesOutWhatIsNoContent(String path) {
    assertThat(classifier.classify(path)).isEmpty();
  }

  @Test
  void splitsThePath() {
    assertThat(classifier.classify("Solutions/A b/Analytic Rules/sub/x.y.yaml"))
        .contains(
            new ContentPath(
                "Solutions/A b/Analytic Rules/sub/x.y.yaml",
                FileKind.ANALYTIC_RULE,
                ContentPath.Origin.SOLUTION,
                "A b",
                "Analytic Rules",
                "sub/x.y.yaml"))
        .map(ContentPath::stem)
        .contains("x.y");
    assertThat(classifier.classify("Detections/Sub/x.yaml"))
        .contains(
            new ContentPath(
                "Detections/Sub/x.yaml",
                FileKind.ANALYTIC_RULE,
                ContentPath.Origin.TOP_LEVEL,
                "",
                "Detections",
                "Sub/x.yaml"));
  }

  @ParameterizedTest
  @CsvSource({
    "Parsers/x.txt, true",
    "Parsers/x.csl, true",
    "Parsers/Zoom/deep/x.kql, true",
    "Parsers/x.yaml, true",
    "Parsers/ASimFileEvent/FileEventEmpty.yaml, true",
    "Parsers/ASimFileEvent/ProductParsers/x.yml, true",
    "Parsers/ASimDns/Parsers/Deprecated/x.yaml, true",
    "Parsers/ASimDns/ARM/x.json, false",
    "Parsers/LICENSE, false",
    "Parsers/readme.txt, false",
    "Parsers/Zoom/x_sample.kql, false",
    "Solutions/A/Other/x.txt, false",
    "x.txt, false"
  })
  void parsersThatNobodyReadsAreKnown(String path, boolean unread) {
    assertThat(classifier.classify(path)).isEmpty();
    assertThat(PathClassifier.isUnreadParser(path)).isEqualTo(unread);
  }

  @Test
  void theFoldersCanBeRestricted() {
    PathClassifier only = new PathClassifier(List.of("Detections"));

    assertThat(only.classify("Detections/x.yaml")).isPresent();
    assertThat(only.classify("Solutions/A/Analytic Rules/x.yaml")).isEmpty();
  }
}
