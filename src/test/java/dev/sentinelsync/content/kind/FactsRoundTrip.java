package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.nio.charset.StandardCharsets;

/** Reads a text as a kind and checks on the way that the parse cache would not lose anything. */
final class FactsRoundTrip {

  private static final ContentReaders READERS = ContentReaders.standard(ContentLimits.DEFAULT);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FactsRoundTrip() {}

  static <F extends FileFacts> F read(FileKind kind, Class<F> type, String text)
      throws UnreadableFileException {
    return read(kind, type, text, new Problems());
  }

  static <F extends FileFacts> F read(
      FileKind kind, Class<F> type, String text, ProblemSink problems)
      throws UnreadableFileException {
    F facts = type.cast(READERS.read(kind, text.getBytes(StandardCharsets.UTF_8), problems));
    try {
      assertThat(MAPPER.readValue(MAPPER.writeValueAsString(facts), type)).isEqualTo(facts);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Jackson cannot write and read " + type.getSimpleName(), e);
    }
    return facts;
  }
}
