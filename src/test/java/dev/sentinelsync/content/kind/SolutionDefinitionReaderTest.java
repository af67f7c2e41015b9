package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SolutionDefinitionFacts;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolutionDefinitionReaderTest {

  @Test
  void readsTheDefinition() throws Exception {
    SolutionDefinitionFacts definition =
        read(
            """
            {
              "Name": "Doors",
              "Author": "Acme - help@acme.example",
              "Logo": "<img width='75' SRC='https://acme.example/logo.svg'>",
              "Description": "Line one\\n\\nLine two",
              "WorkbookDescription": "Shows doors",
              "Version": "2.0.1",
              "dependentDomainSolutionIds": ["acme.windows", "acme.gates"],
              "BasePath": "C:\\\\Git\\\\Doors",
              "Analytic Rules": ["Analytic Rules/a.yaml"],
              "AnalyticsRules": ["Analytic Rules\\\\b.yaml"],
              "Playbooks": ["Playbooks/x/azuredeploy.json"],
              "Data Connectors": ["Data%20Connectors/CEF%20AMA.JSON"]
            }
            """);

    assertThat(definition.about().name()).isEqualTo("Doors");
    assertThat(definition.about().logo()).isEqualTo("https://acme.example/logo.svg");
    assertThat(definition.about().description()).isEqualTo("Line one\n\nLine two");
    assertThat(definition.descriptions()).containsEntry("WorkbookDescription", "Shows doors");
    assertThat(definition.about().version()).isEqualTo("2.0.1");
    assertThat(definition.dependencies()).containsExactly("acme.windows", "acme.gates");
    assertThat(definition.listed(FileKind.ANALYTIC_RULE))
        .containsExactly("Analytic Rules/a.yaml", "Analytic Rules/b.yaml");
    assertThat(definition.listed(FileKind.PLAYBOOK))
        .containsExactly("Playbooks/x/azuredeploy.json");
    assertThat(definition.listed(FileKind.CONNECTOR))
        .containsExactly("Data Connectors/CEF AMA.JSON");
    assertThat(definition.listed(FileKind.WORKBOOK)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Analytics Rules, ANALYTIC_RULE",
    "analyticRules, ANALYTIC_RULE",
    "Hunting Queries, HUNTING_QUERY",
    "huntingQueries, HUNTING_QUERY",
    "WorkBooks, WORKBOOK",
    "Workbook, WORKBOOK",
    "playbooks, PLAYBOOK",
    "Parsers, PARSER_YAML",
    "watchlists, WATCHLIST",
    "DataConnectors, CONNECTOR",
    "dataConnectors, CONNECTOR",
    "SummaryRules, SUMMARY_RULE",
    "Summary Rules, SUMMARY_RULE",
  })
  void everySpellingOfAListIsKnown(String key, FileKind kind) throws Exception {
    assertThat(read("{\"%s\": [\"f/x\"]}".formatted(key)).listed(kind)).isEqualTo(List.of("f/x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "{'Name':'Doors','Parsers':[]} ¦ true",
        "{'Name':'Doors','Parsers':'Parsers/x.yaml'} ¦ true",
        "{'Name':'Doors','StaticDataConnectorIds':['Gate']} ¦ true",
        "{'Name':'Doors','Parsers':null} ¦ false",
        "{'Name':'Doors','Parsers':{}} ¦ false",
        "{'Name':'Doors'} ¦ false",
        "{'Name':'  ','Parsers':[]} ¦ false",
        "{'Name':7,'Parsers':[]} ¦ false",
      })
  void aNameAndAListMakeADefinition(String json, boolean definition) throws Exception {
    assertThat(read(json.replace('\'', '"')).accepted()).isEqualTo(definition);
  }

  @ParameterizedTest
  @CsvSource({
    "Solutions/Doors/Analytic Rules/a.yaml, Analytic Rules/a.yaml",
    "./Workbooks//a.json, Workbooks/a.json",
    "/Parsers/100%.yaml, Parsers/100%.yaml",
    "Parsers/a+b.yaml, Parsers/a+b.yaml",
    "a.yaml, a.yaml",
  })
  void pathsAreMadeComparable(String written, String path) {
    assertThat(SolutionDefinitionFacts.path(written)).isEqualTo(path);
  }

  private static SolutionDefinitionFacts read(String text) throws UnreadableFileException {
    return FactsRoundTrip.read(FileKind.SOLUTION_DEFINITION, SolutionDefinitionFacts.class, text);
  }
}
