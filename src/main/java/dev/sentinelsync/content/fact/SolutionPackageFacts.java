package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What the deployment template of a solution's package defines (analysis rules 9.6, 9.9).
 *
 * @param parts one entry for each connector, in document order: its definition alone, the traits of
 *     its resource, and the data flows deployed with it
 * @param rules its analytic rules, in document order
 */
public record SolutionPackageFacts(List<ConnectorFileFacts> parts, List<PackagedRule> rules)
    implements FileFacts {

  /** Copies the lists. */
  public SolutionPackageFacts {
    parts = List.copyOf(parts);
    rules = List.copyOf(rules);
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
