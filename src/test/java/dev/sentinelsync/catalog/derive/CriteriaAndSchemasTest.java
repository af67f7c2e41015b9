package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.criteria.CriteriaCatalog;
import dev.sentinelsync.catalog.criteria.CriteriaRow;
import dev.sentinelsync.catalog.criteria.CriteriaUser;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.schema.AsimSchema;
import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.catalog.schema.TableSchema;
import dev.sentinelsync.catalog.schema.TableSchema.Source;
import dev.sentinelsync.catalog.schema.TableSchema.SourcedColumn;
import dev.sentinelsync.content.fact.AsimSchemaFacts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Selection criteria, columns, callers of parsers and checks between files. */
class CriteriaAndSchemasTest {

  private static final String RULES = "Solutions/Acme/Analytic Rules/";
  private static final String CONNECTOR = "Solutions/Acme/Data Connectors/Acme.json";

  private final RepositoryFiles files = new RepositoryFiles().documented("Doors", "Gates");

  private static CriteriaUser item(String path) {
    return new CriteriaUser(CriteriaUser.Kind.ITEM, path);
  }

  @Test
  void valuesOfATableWithWhoFiltersOnThem() {
    files
        .rule(RULES + "a.yaml", "Doors | where Code in (10, 9) and Wing != 'East'")
        .rule(RULES + "b.yaml", "Doors | where Code == 9")
        .rule(RULES + "c.yaml", "AcmeDoors | where Code == 7")
        .parser("Solutions/Acme/Parsers/p.yaml", "AcmeDoors", "Doors | where Code == 10");

    List<CriteriaRow> rows = CriteriaRow.of("doors", files.facts());

    assertThat(rows)
        .containsExactly(
            new CriteriaRow(
                "Code",
                false,
                List.of("9"),
                List.of("==", "in"),
                List.of(item(RULES + "a.yaml"), item(RULES + "b.yaml"))),
            new CriteriaRow(
                "Code",
                false,
                List.of("10"),
                List.of("==", "in"),
                List.of(
                    item(RULES + "a.yaml"),
                    new CriteriaUser(CriteriaUser.Kind.PARSER, "Solutions/Acme/Parsers/p.yaml"))),
            new CriteriaRow(
                "Wing", true, List.of("East"), List.of("!="), List.of(item(RULES + "a.yaml"))));
  }

  @Test
  void aTableInAUnionHasTheCriteriaOfTheUnion() {
    files.rule(RULES + "a.yaml", "union Doors, Gates | where Code == 1");

    assertThat(CriteriaRow.of("gates", files.facts()))
        .isEqualTo(CriteriaRow.of("doors", files.facts()))
        .hasSize(1);
  }

  @Test
  void manyCriteriaHaveAPageOfTheirOwn() {
    for (int i = 0; i <= CriteriaCatalog.SHOWN; i++) {
      files.rule(RULES + i + ".yaml", "Doors | where Code == " + i);
    }
    files.rule(RULES + "gates.yaml", "Gates | where Code == 1");

    assertThat(files.facts().all(CriteriaCatalog.LONG_LISTS)).containsExactly("Doors");
  }

  @Test
  void aListOfOneRuleIsOneRow() {
    String list =
        IntStream.range(0, 250).mapToObj(String::valueOf).collect(Collectors.joining(","));
    files.rule(RULES + "a.yaml", "Doors | where Code in (" + list + ")");

    assertThat(CriteriaRow.of("doors", files.facts()))
        .singleElement()
        .satisfies(row -> assertThat(row.values()).hasSize(250).startsWith("0", "1", "2"));
    assertThat(files.facts().ids(CriteriaCatalog.LONG_LISTS)).containsExactly("doors");
    assertThat(files.facts().all(CriteriaCatalog.LONG_LISTS)).isEmpty();
  }

  @Test
  void columnsOfATableFromAllTheirSources() {
    String tests = ".script/tests/KqlvalidationsTests/CustomTables/Acme.json";
    files
        .file(
            tests,
            json("{'name':'ACME_CL','properties':[{'NAME':'A','Type':'String'},{'name':'B'}]}"))
        .file(
            CONNECTOR,
            json(
                "[{'type':'Microsoft.OperationalInsights/workspaces/tables','name':'Acme_CL',"
                    + "'properties':{'schema':{'name':'Acme_CL','columns':"
                    + "[{'name':'A','type':'Dynamic'}]}}},"
                    + "{'type':'Microsoft.Insights/dataCollectionRules','properties':{"
                    + "'streamDeclarations':{'Custom-In':{'columns':[{'name':'C','type':'int'}]}},"
                    + "'dataFlows':[{'streams':['Custom-In'],'outputStream':'Custom-Acme_CL',"
                    + "'transformKql':'source | extend D = 1'}]}}]"));

    TableSchema schema = files.facts().get(SchemaCatalog.TABLE_SCHEMA, "acme_cl");

    assertThat(schema.name()).isEqualTo("Acme_CL");
    assertThat(schema.columns())
        .containsExactly(
            new SourcedColumn("A", "dynamic", Source.TABLE_TEMPLATE, CONNECTOR),
            new SourcedColumn("C", "int", Source.RESHAPED_STREAM, CONNECTOR),
            new SourcedColumn("A", "string", Source.QUERY_TESTS, tests),
            new SourcedColumn("B", "", Source.QUERY_TESTS, tests));
  }

  @Test
  void aSchemaOfAsimHasItsFieldsAndThoseOfEverySchema() {
    files
        .asim("ASimDoor", "_ASim_Door", "Normalization:\n  Schema: Dns\n")
        .file(
            "ASIM/dev/ASimTester/ASimTester.csv",
            """
            \ufeffColumnName,ColumnType,Class,Schema,LogicalType,ListOfValues,Aliased
            TimeGenerated,datetime,Mandatory,Common,,,
            Query,string,Mandatory,DNS,Enumerated,"A| B ",Other
            User,string,Optional,UserManagement,,,
            """);

    Facts facts = files.facts();
    AsimSchema dns = facts.get(SchemaCatalog.ASIM_SCHEMA, "dns");

    assertThat(facts.ids(SchemaCatalog.ASIM_SCHEMA)).containsExactly("dns", "usermanagement");
    assertThat(dns.name()).isEqualTo("Dns");
    assertThat(dns.common())
        .extracting(AsimSchemaFacts.Field::name)
        .containsExactly("TimeGenerated");
    assertThat(dns.fields())
        .containsExactly(
            new AsimSchemaFacts.Field(
                "DNS", "Query", "string", "Mandatory", "Enumerated", List.of("A", "B"), "Other"));
  }

  @Test
  void whoCallsAParserAndWhoCallsItThroughOthers() {
    String inner = "Solutions/Acme/Parsers/inner.yaml";
    String outer = "Solutions/Acme/Parsers/outer.yaml";
    files
        .parser(inner, "Inner", "Doors")
        .parser(outer, "Outer", "Inner | where Code == 1")
        .rule(RULES + "direct.yaml", "Inner")
        .rule(RULES + "through.yaml", "Outer")
        .rule(RULES + "both.yaml", "union Inner, Outer");

    Facts facts = files.facts();
    assertThat(facts.members(ParserCatalog.CALLERS, inner))
        .containsExactly(RULES + "both.yaml", RULES + "direct.yaml", outer);
    assertThat(facts.members(ParserCatalog.INDIRECT_CALLERS, inner))
        .containsExactly(RULES + "through.yaml");
    assertThat(facts.members(ParserCatalog.CALLERS, outer))
        .containsExactly(RULES + "both.yaml", RULES + "through.yaml");
  }

  @Test
  void theSameQueryUnderAnotherName() {
    files
        .file(RULES + "a.yaml", "name: One\nquery: |\n  Doors\n  | where A == 'x' // note\n")
        .file("Hunting Queries/b.yaml", "name: Two\nquery: |\n  // other\n  doors|where a=='X'\n")
        .file(RULES + "c.yaml", "name: one \nquery: |\n  Doors | where A == 'y'\n");

    Facts facts = files.facts();
    assertThat(facts.all(CheckCatalog.SAME_QUERY))
        .containsExactly(List.of("Hunting Queries/b.yaml", RULES + "a.yaml"));
    assertThat(facts.all(CheckCatalog.SAME_NAME))
        .containsExactly(List.of(RULES + "a.yaml", RULES + "c.yaml"));
  }

  @Test
  void tablesThatNoRequiredConnectorDelivers() {
    files
        .file(CONNECTOR, connector("Acme", "Doors"))
        .file(CONNECTOR.replace("Acme.json", "Other.json"), connector("Other", "Gates"))
        .file(
            RULES + "a.yaml",
            "name: A\nrequiredDataConnectors:\n- connectorId: acme\nquery: union Doors, Gates\n")
        .file(
            RULES + "b.yaml",
            "name: B\nrequiredDataConnectors:\n- connectorId: Acme\n  dataTypes: [Gates (x)]\n"
                + "query: union Doors, Gates\n")
        .file(
            RULES + "c.yaml",
            "name: C\nrequiredDataConnectors:\n- connectorId: Unknown\nquery: Gates\n");

    assertThat(files.facts().members(CheckCatalog.UNDELIVERED_ITEMS, ""))
        .containsExactly(RULES + "a.yaml");
    assertThat(files.facts().get(CheckCatalog.UNDELIVERED, RULES + "a.yaml"))
        .containsExactly("gates");
  }

  private static String connector(String id, String table) {
    return json(
        "{'id':'%s','title':'%s','publisher':'P','dataTypes':[{'name':'%s',"
                .formatted(id, id, table)
            + "'lastDataReceivedQuery':'%s | take 1'}]}".formatted(table));
  }

  @Test
  void techniquesOfAnotherForm() {
    files
        .file(RULES + "a.yaml", "name: A\nrelevantTechniques: [T1078, T1078.002]\nquery: Doors\n")
        .file(RULES + "b.yaml", "name: B\nrelevantTechniques:\n- T1078\nquery: Doors\n");

    assertThat(files.facts().members(InputCatalog.ODD_TECHNIQUES, ""))
        .containsExactly(RULES + "a.yaml");
    assertThat(files.facts().members(InputCatalog.DOUBTFUL_FILES, ""))
        .containsExactly(RULES + "a.yaml", RULES + "b.yaml");
  }
}
