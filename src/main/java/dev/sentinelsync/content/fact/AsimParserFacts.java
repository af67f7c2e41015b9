package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What an ASIM parser says (analysis rules 8). Texts are trimmed and empty when the file lacks
 * them.
 *
 * @param names the names of the parser
 * @param about what the file says of the parser
 * @param parameters the parameters of the function
 * @param subParsers {@code Parsers}: what a union parser unites, in order
 * @param queries the function's body, or nothing
 */
public record AsimParserFacts(
    String id,
    Names names,
    String schema,
    String schemaVersion,
    About about,
    List<ContentQuery.Parameter> parameters,
    List<String> subParsers,
    List<ContentQuery> queries)
    implements FileFacts {

  /**
   * The names of the parser.
   *
   * @param parserName {@code ParserName}; empty in the few helper functions beside the parsers
   * @param equivalentBuiltIn the name under which the workspace ships it, such as {@code _ASim_Dns}
   * @param functionName {@code FunctionName}, by which a helper function is called
   */
  public record Names(String parserName, String equivalentBuiltIn, String functionName) {}

  /** What the file says of the parser. */
  public record About(
      String title,
      String version,
      String lastUpdated,
      String productName,
      String description,
      List<Reference> references) {
    /** Copies the collections, in their order. */
    public About {
      references = List.copyOf(references);
    }
  }

  /**
   * Further reading.
   *
   * @param title its title, or the empty string
   * @param link its address, as written and untrusted
   */
  public record Reference(String title, String link) {}

  /** Copies the lists. */
  public AsimParserFacts {
    parameters = List.copyOf(parameters);
    subParsers = List.copyOf(subParsers);
    queries = List.copyOf(queries);
  }

  public String parserName() {
    return names.parserName();
  }
}
