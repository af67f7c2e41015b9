package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * The connectors that the deployment template of a solution's package defines (analysis rules 9.6).
 *
 * @param parts one entry for each connector, in document order: its definition alone, the traits of
 *     its resource, and the data flows deployed with it
 */
public record SolutionPackageFacts(List<ConnectorFileFacts> parts) implements FileFacts {

  /** Copies the list. */
  public SolutionPackageFacts {
    parts = List.copyOf(parts);
  }

  @Override
  public List<DefinedConnector> connectors() {
    return parts.stream().flatMap(part -> part.connectors().stream()).toList();
  }

  @Override
  public List<ContentQuery> queries() {
    return parts.stream().flatMap(part -> part.queries().stream()).toList();
  }
}
