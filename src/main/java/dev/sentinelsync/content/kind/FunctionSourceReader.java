package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.ConnectorDcrFacts;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.ConnectorMarker;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ProblemSink;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks for traits in the code of a function app (analysis rules 9.7). Nothing of the code is
 * parsed, run or shown, and no code is unreadable: the traits are plain ASCII.
 */
final class FunctionSourceReader implements ContentReader<ConnectorFileFacts> {

  /** Code that people write is far shorter; what is longer was generated. */
  private static final int MOST_BYTES = 1 << 20;

  @Override
  public FileKind kind() {
    return FileKind.FUNCTION_SOURCE;
  }

  @Override
  public Class<ConnectorFileFacts> type() {
    return ConnectorFileFacts.class;
  }

  @Override
  public ConnectorFileFacts read(byte[] bytes, ProblemSink problems) {
    int length = Math.min(bytes.length, MOST_BYTES);
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return new ConnectorFileFacts(
        List.of(),
        ConnectorMarker.inSource(text),
        List.of(),
        List.of(),
        new ConnectorDcrFacts(List.of(), List.of()));
  }
}
