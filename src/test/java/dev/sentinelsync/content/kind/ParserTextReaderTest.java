package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ParserFacts;
import dev.sentinelsync.content.parse.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTextReaderTest {

  @ParameterizedTest
  @CsvSource({
    "// save it with alias as Doors, Doors",
    "// Function Name and Alias as DoorEvents., DoorEvents",
    "// use the function name as 'Doors_1', Doors_1",
    "// with an alias of Doors and wait, Doors",
  })
  void theNameStandsInTheInstructions(String instruction, String name) throws Exception {
    assertThat(read(instruction + "\nDoors_CL").names()).containsExactly(name);
  }

  @Test
  void theHeaderMayDescribeTheParser() throws Exception {
    ParserFacts parser =
        read(
            """
            // Title:         Door parser
            // Version: 1.10
            // Last Updated Date: May 1, 2021
            // Description: reads doors
            Doors_CL // Title: not a title
            | extend Version = 'x'
            """);

    assertThat(parser.about().title()).isEqualTo("Door parser");
    assertThat(parser.about().version()).isEqualTo("1.10");
    assertThat(parser.about().lastUpdated()).isEqualTo("May 1, 2021");
    assertThat(parser.about().description()).isEqualTo("reads doors");
    assertThat(parser.names()).isEmpty();
    assertThat(parser.queries())
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.line()).isEqualTo(1);
              assertThat(query.text()).startsWith("// Title").endsWith("'x'\n");
            });
  }

  @Test
  void anEmptyFileIsRejected() {
    assertThatThrownBy(() -> read(" \n")).isInstanceOf(UnreadableFileException.class);
  }

  private static ParserFacts read(String text) throws UnreadableFileException {
    return FactsRoundTrip.read(FileKind.PARSER_TEXT, ParserFacts.class, text);
  }
}
