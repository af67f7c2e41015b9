package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static dev.sentinelsync.catalog.derive.RepositoryFiles.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 7: parser files in, parsers out. */
class ParsersTest {

  private static final String PATH = "Solutions/Acme/Parsers/AcmeEvent.YAML";

  private final RepositoryFiles files = new RepositoryFiles();

  @Test
  void aParserWithAllAttributes() {
    files
        .file("Solutions/Acme/Data/Solution_Acme.json", json("{'Name':'Acme Inc','Workbooks':[]}"))
        .file(
            PATH,
            """
            Function:
              Title: Events of Acme
              Version: 1.2.0
              LastUpdated: 2024-01-02
            Category: Microsoft Sentinel Parser
            Description: All events.
            FunctionName: AcmeEvent
            FunctionAlias: Acme
            FunctionQuery: union Acme_CL, (_Im_Dns())
            """);

    Facts facts = files.facts();
    assertThat(sheet(facts.get(ParserCatalog.PARSER, PATH)))
        .isEqualTo(
            """
            path: Solutions/Acme/Parsers/AcmeEvent.YAML
            name: AcmeEvent
            names: [AcmeEvent, Acme]
            about.title: Events of Acme
            about.version: 1.2.0
            about.lastUpdated: 2024-01-02
            about.category: Microsoft Sentinel Parser
            about.description: All events.
            about.fileType: yaml
            origin.solutionKey: Solutions/Acme
            origin.solutionName: Acme Inc
            origin.listed: false
            origin.solutionPublished: false
            tables: [acme_cl]
            asim: [imdns]
            """);
    assertThat(sheet(facts.get(ParserCatalog.PARSER_ROW, PATH)))
        .isEqualTo(
            """
            path: Solutions/Acme/Parsers/AcmeEvent.YAML
            name: AcmeEvent
            solutionKey: Solutions/Acme
            solutionName: Acme Inc
            tables: [acme_cl]
            listed: false
            """);
    assertThat(facts.members(ParserCatalog.PARSERS_BY_TABLE, "acme_cl")).containsExactly(PATH);
    assertThat(facts.tally(TableCatalog.TABLE_SPELLINGS, "acme_cl")).containsKey("Acme_CL");
    assertThat(facts.ids(TableCatalog.TABLE)).containsExactly("acme_cl");
    assertThat(facts.ids(ParserCatalog.ASIM)).containsExactly("imdns");
    assertThat(facts.tally(ParserCatalog.ASIM_SPELLINGS, "imdns")).containsKey("_Im_Dns");
    assertThat(facts.members(InputCatalog.BUCKETS, "parsers/discovered")).containsExactly(PATH);
    assertThat(facts.members(InputCatalog.BUCKETS, "parsers/solutions"))
        .containsExactly("Solutions/Acme");
  }

  @Test
  void aLegacyParser() {
    files.file("Parsers/Acme/AcmeEvent", "Acme_CL | take 1");

    Facts facts = files.facts();
    Parser parser = facts.get(ParserCatalog.PARSER, "Parsers/Acme/AcmeEvent");
    assertThat(sheet(parser))
        .isEqualTo(
            """
            path: Parsers/Acme/AcmeEvent
            name: AcmeEvent
            names: [AcmeEvent]
            about.title: AcmeEvent
            origin.listed: true
            origin.solutionPublished: true
            tables: [acme_cl]
            """);
    assertThat(parser.isLegacy()).isTrue();
    assertThat(facts.get(ParserCatalog.PARSER_ROW, parser.path()).isLegacy()).isTrue();
    assertThat(facts.members(InputCatalog.BUCKETS, "parsers/legacy"))
        .containsExactly(parser.path());
    assertThat(facts.members(InputCatalog.BUCKETS, "parsers/solutions")).isEmpty();
  }

  @Test
  void aListedParser() {
    files
        .file(
            "Solutions/Acme/Data/Solution_Acme.json",
            json("{'Parsers':['Parsers/AcmeEvent.yaml']}"))
        .parser(PATH, "AcmeEvent", "Acme_CL");

    Parser parser = files.facts().get(ParserCatalog.PARSER, PATH);
    assertThat(parser.origin().listed()).isTrue();
    assertThat(parser.isLegacy()).isFalse();
    assertThat(files.facts().get(ParserCatalog.PARSER_ROW, PATH).isLegacy()).isFalse();
    assertThat(files.facts().members(InputCatalog.BUCKETS, "parsers/listed")).containsExactly(PATH);
  }

  /** A text parser is a copy of the YAML parser of the same name in the same solution. */
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "Solutions/Acme/Parsers/AcmeEvent.yaml,Solutions/Acme/Parsers/AcmeEvent.txt,1",
    "Solutions/Acme/Parsers/AcmeEvent.yaml,Solutions/Acme/Parsers/ACMEEVENT.kql,1",
    "Solutions/Acme/Parsers/AcmeEvent.yaml,Solutions/Acme/Parsers/_AcmeEvent.kql,1",
    "Solutions/Acme/Parsers/Other.yaml,Solutions/Acme/Parsers/AcmeEvent.txt,2",
    "Solutions/Beta/Parsers/AcmeEvent.yaml,Solutions/Acme/Parsers/AcmeEvent.txt,2",
    "Parsers/Acme/AcmeEvent.yaml,Parsers/Acme/AcmeEvent.txt,1",
    "Solutions/Acme/Parsers/AcmeEvent.kql,Solutions/Acme/Parsers/AcmeEvent.txt,2",
    "Solutions/Acme/Parsers/AcmeEvent.yaml,Solutions/Acme/Parsers/AcmeEvent.yml,2"
  })
  void aTextParserBesideItsTwin(String one, String other, int parsers) {
    for (String path : List.of(one, other)) {
      files.file(path, path.contains(".y") ? "FunctionQuery: Acme_CL" : "Acme_CL | take 1");
    }

    assertThat(files.facts().all(ParserCatalog.PARSER)).hasSize(parsers);
    assertThat(files.facts().find(ParserCatalog.PARSER, one)).isPresent();
  }

  /** The alias of another parser does not make a text its copy. */
  @Test
  void aTextThatIsCalledLikeAnAliasIsNoCopy() {
    files
        .file(PATH, "FunctionName: Acme\nFunctionAlias: AcmeEvent\nFunctionQuery: Acme_CL")
        .file("Solutions/Acme/Parsers/AcmeEvent.txt", "Acme_CL");

    assertThat(files.facts().all(ParserCatalog.PARSER)).hasSize(2);
  }

  @Test
  void aParserWithoutTitleIsCalledByItsName() {
    files.parser(PATH, "AcmeEvent", "Acme_CL");

    assertThat(files.facts().get(ParserCatalog.PARSER, PATH).about().title())
        .isEqualTo("AcmeEvent");
  }
}
