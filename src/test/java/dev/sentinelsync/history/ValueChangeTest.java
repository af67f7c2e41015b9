package dev.sentinelsync.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What pages show of a difference, and that it is the same when it was stored. */
class ValueChangeTest {

  @Test
  void aDifferenceThatWasCutComesBackAsItWas() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> values = IntStream.range(0, 13).mapToObj(i -> "value" + i).toList();
    ValueChange change =
        ValueChange.of(
            ChangeTopic.DESCRIPTION, "a word ".repeat(40), List.of("x".repeat(300)), values);

    ValueChange stored = mapper.readValue(mapper.writeValueAsBytes(change), ValueChange.class);

    assertThat(change.after()).hasSize(11).endsWith("3 more");
    assertThat(stored).isEqualTo(change);
  }
}
