package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ParserFacts;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserYamlReaderTest {

  @Test
  void readsTheFlatShape() throws Exception {
    ParserFacts parser =
        read(
            """
            Title: Door parser
            version: 1.10
            LastUpdated: 2024-01-02
            Category: Microsoft Sentinel Parser
            description: |
              Reads doors
              of all kinds
            FunctionAlias: Doors
            FunctionName: DoorEvents
            FunctionParams:
              - Name: pack
                Type: bool
                Default: False
              - since:timespan=1d
            FunctionQuery: |
              let f = (Version:string) { Doors_CL };
              f('x')
            """);

    assertThat(parser.names()).containsExactly("DoorEvents", "Doors");
    assertThat(parser.about().title()).isEqualTo("Door parser");
    assertThat(parser.about().version()).isEqualTo("1.10");
    assertThat(parser.about().lastUpdated()).isEqualTo("2024-01-02");
    assertThat(parser.about().category()).isEqualTo("Microsoft Sentinel Parser");
    assertThat(parser.about().description()).isEqualTo("Reads doors\nof all kinds");
    assertThat(parser.parameters())
        .containsExactly(
            new ContentQuery.Parameter("pack", "bool", "False"),
            new ContentQuery.Parameter("since", "timespan", "1d"));
    assertThat(parser.queries())
        .containsExactly(
            new ContentQuery(
                "let f = (Version:string) { Doors_CL };\nf('x')", 16, parser.parameters()));
  }

  @Test
  void readsTheShapeWithAFunctionObject() throws Exception {
    ParserFacts parser =
        read(
            """
            id: 7
            Function:
              Title: Parser for doors
              Version: '1.0.0'
              LastUpdated: '2023-11-16'
            Category: Microsoft Sentinel Parser
            FunctionName: Doors
            FunctionAlias: Doors
            FunctionQuery: Doors_CL | take 1
            """);

    assertThat(parser.about().id()).isEqualTo("7");
    assertThat(parser.names()).containsExactly("Doors");
    assertThat(parser.about().title()).isEqualTo("Parser for doors");
    assertThat(parser.about().version()).isEqualTo("1.0.0");
    assertThat(parser.about().lastUpdated()).isEqualTo("2023-11-16");
    assertThat(parser.queries())
        .containsExactly(new ContentQuery("Doors_CL | take 1", 9, List.of()));
  }

  @Test
  void readsTheAsimShape() throws Exception {
    ParserFacts parser = read("Parser:\n  Title: T\nParserName: ASimDoor\nParserQuery: Doors_CL\n");

    assertThat(parser.names()).containsExactly("ASimDoor");
    assertThat(parser.about().title()).isEqualTo("T");
    assertThat(parser.queries()).extracting(ContentQuery::text).containsExactly("Doors_CL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FunctionParams:\n"
            + "  - Name: T\n"
            + "    Type: table\n"
            + "  - Name: n\n"
            + "    Type: int\n"
            + "    Default: 5\n",
        "FunctionParameters:\n  - Name: T:(Berth:string)\n  - name: n\n    type: int\n",
        "Parameters:\n  - T: (Berth:string)\n  - n: int = 5\n",
        "ParserParams: T:(Berth:string, Port:int), n:int=5\n",
        "Parameters:\n  - T:(*)\n  - n:int\n",
        "FunctionParameters: (T:(Berth:string), n:int)\n",
        "FUNCTIONPARAMETERS: |\n  ['T'] : (Berth:string),\n  n : int = 5\n",
        "Function:\n  Parameters: T:(Berth:string), n:int\n",
        "x: &p T:(Berth:string), n:int\nFunctionParams: *p\n",
        "ParserParams: \"T:(Berth:string='('), n:string='a,b'\"\n"
      })
  void parametersAreReadInAllSpellings(String parameters) throws Exception {
    ParserFacts parser = read("FunctionName: F\n" + parameters + "FunctionQuery: T | take n\n");

    assertThat(parser.queries().get(0).parameters())
        .extracting(ContentQuery.Parameter::name)
        .containsExactly("T", "n");
  }

  @Test
  void aParserWithoutQueryIsReported() throws Exception {
    Problems problems = new Problems();
    FactsRoundTrip.read(FileKind.PARSER_YAML, ParserFacts.class, "FunctionName: x", problems);
    assertThat(problems.places()).containsExactly("missing-query@0");
  }

  private static ParserFacts read(String text) throws UnreadableFileException {
    return FactsRoundTrip.read(FileKind.PARSER_YAML, ParserFacts.class, text);
  }
}
