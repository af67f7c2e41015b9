package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a parser of a solution or of the legacy folder says, in YAML or as bare text (analysis rules
 * 7.2). Texts are trimmed and empty when the file lacks them.
 *
 * @param names the function's names in textual order, {@code FunctionName} before {@code
 *     FunctionAlias}; the first one is the parser's name. Empty when the file gives none
 * @param about what the file says of the parser
 * @param parameters the parameters of the function
 * @param queries the function's body, or nothing
 */
public record ParserFacts(
    List<String> names,
    About about,
    List<ContentQuery.Parameter> parameters,
    List<ContentQuery> queries)
    implements FileFacts {

  /**
   * What the file says of the parser.
   *
   * @param title the title; empty when absent
   * @param version as spelled
   * @param lastUpdated as spelled
   * @param description as its author wrote it, whole
   */
  public record About(
      String id,
      String title,
      String version,
      String lastUpdated,
      String category,
      String description) {}

  /** Copies the lists. */
  public ParserFacts {
    names = List.copyOf(names);
    parameters = List.copyOf(parameters);
    queries = List.copyOf(queries);
  }

  @Override
  public CommonAttributes common() {
    return new CommonAttributes(
        about.id(),
        names.isEmpty() ? "" : names.get(0),
        about.description(),
        about.version(),
        CommonAttributes.Classification.NONE);
  }
}
