package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What an ASIM parser says (analysis rules 8). Texts are trimmed and empty when the file lacks
 * them.
 *
 * @param parserName {@code ParserName}; empty in the few helper functions beside the parsers
 * @param equivalentBuiltIn the name under which the workspace ships it, such as {@code _ASim_Dns}
 * @param functionName {@code FunctionName}, by which a helper function is called
 * @param subParsers {@code Parsers}: what a union parser unites, in order
 * @param parameters the parameters of the function
 * @param queries the function's body, or nothing
 */
public record AsimParserFacts(
    String id,
    String parserName,
    String equivalentBuiltIn,
    String functionName,
    String schema,
    String schemaVersion,
    String title,
    String version,
    String lastUpdated,
    String productName,
    String description,
    List<Reference> references,
    List<ContentQuery.Parameter> parameters,
    List<String> subParsers,
    List<ContentQuery> queries)
    implements FileFacts {

  /**
   * Further reading.
   *
   * @param title its title, or the empty string
   * @param link its address, as written and untrusted
   */
  public record Reference(String title, String link) {}

  /** Copies the lists. */
  public AsimParserFacts {
    references = List.copyOf(references);
    parameters = List.copyOf(parameters);
    subParsers = List.copyOf(subParsers);
    queries = List.copyOf(queries);
  }
}
