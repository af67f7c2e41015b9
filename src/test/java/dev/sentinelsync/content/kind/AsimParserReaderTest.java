package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsimParserReaderTest {

  @Test
  void readsAUnionParser() throws Exception {
    AsimParserFacts parser =
        read(
            """
            Parser:
              Title: Doors, all sources
              Version: '0.10'
              LastUpdated: Jan 17 2022
            Product:
              Name: Source agnostic
            Normalization:
              Schema: Door
              Version: 0.1.0
            References:
            - Title: Door schema
              Link: https://example.com/door
            - https://example.com/more
            Description: |
              All doors,
              normalized
            ParserName: ASimDoor
            EquivalentBuiltInParser: _ASim_Door
            ParserParams:
              - Name: pack
                Type: bool
                Default: false
            Parsers:
              - _Im_Door_Empty
              - _ASim_Door_Gate
            ParserQuery: |
              union isfuzzy=true
                vimDoorEmpty, ASimDoorGate(pack=pack)
            """);

    assertThat(parser.parserName()).isEqualTo("ASimDoor");
    assertThat(parser.names().equivalentBuiltIn()).isEqualTo("_ASim_Door");
    assertThat(parser.schema()).isEqualTo("Door");
    assertThat(parser.schemaVersion()).isEqualTo("0.1.0");
    assertThat(parser.about().title()).isEqualTo("Doors, all sources");
    assertThat(parser.about().version()).isEqualTo("0.10");
    assertThat(parser.about().lastUpdated()).isEqualTo("Jan 17 2022");
    assertThat(parser.about().productName()).isEqualTo("Source agnostic");
    assertThat(parser.about().description()).isEqualTo("All doors,\nnormalized");
    assertThat(parser.about().references())
        .containsExactly(
            new AsimParserFacts.Reference("Door schema", "https://example.com/door"),
            new AsimParserFacts.Reference("", "https://example.com/more"));
    assertThat(parser.parameters())
        .containsExactly(new ContentQuery.Parameter("pack", "bool", "false"));
    assertThat(parser.subParsers()).containsExactly("_Im_Door_Empty", "_ASim_Door_Gate");
    assertThat(parser.queries()).extracting(ContentQuery::line).containsExactly(27);
    assertThat(parser.queries().get(0).parameters()).isEqualTo(parser.parameters());
  }

  @Test
  void readsAHelperFunctionBesideTheParsers() throws Exception {
    AsimParserFacts helper =
        read("Function:\n  Title: Codes\nFunctionName: DoorCodes\nFunctionQuery: Codes_CL\n");

    assertThat(helper.parserName()).isEmpty();
    assertThat(helper.names().functionName()).isEqualTo("DoorCodes");
    assertThat(helper.about().title()).isEqualTo("Codes");
    assertThat(helper.queries()).containsExactly(new ContentQuery("Codes_CL", 4, List.of()));
  }

  private static AsimParserFacts read(String text) throws UnreadableFileException {
    return FactsRoundTrip.read(FileKind.ASIM_PARSER, AsimParserFacts.class, text);
  }
}
