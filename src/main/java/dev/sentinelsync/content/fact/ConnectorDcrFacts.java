package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * The data collection rules of a file: their flows and the streams that they declare (analysis
 * rules 9.2).
 *
 * @param flows its data flows, in document order
 * @param streams its stream declarations, in document order
 */
public record ConnectorDcrFacts(List<Flow> flows, List<Stream> streams) {

  /**
   * From streams to a table.
   *
   * @param table the table that it writes: {@code outputStream} without {@code Microsoft-} or
   *     {@code Custom-}
   * @param inputStreams the streams that it reads, as written
   * @param transformation the KQL that reshapes the records, or the empty string; it reads {@code
   *     source}, not a table
   */
  public record Flow(String table, List<String> inputStreams, String transformation) {

    /** Copies the list. */
    public Flow {
      inputStreams = List.copyOf(inputStreams);
    }
  }

  /**
   * The shape of records sent to the rule.
   *
   * @param name name of the stream, as written
   * @param columns its columns
   */
  public record Stream(String name, List<ConnectorFileFacts.Column> columns) {

    /** Copies the list. */
    public Stream {
      columns = List.copyOf(columns);
    }
  }

  /** Copies the lists. */
  public ConnectorDcrFacts {
    flows = List.copyOf(flows);
    streams = List.copyOf(streams);
  }
}
