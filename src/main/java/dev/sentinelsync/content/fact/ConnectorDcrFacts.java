package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a {@code *_DCR.json} beside a connector says: the flows of a data collection rule and the
 * streams that it declares (analysis rules 9.2, item 2).
 *
 * @param flows its data flows, in document order
 * @param streams its stream declarations, in document order
 */
public record ConnectorDcrFacts(List<Flow> flows, List<Stream> streams) implements FileFacts {

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
  public record Stream(String name, List<ConnectorTableFacts.Column> columns) {

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
