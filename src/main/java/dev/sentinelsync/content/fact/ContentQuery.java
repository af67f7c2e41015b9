package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * A query as a file holds it.
 *
 * @param text the KQL text, unescaped
 * @param line one-based line of the file where the text begins; 0 when the format does not tell
 * @param parameters the names that the file itself binds around the query (parser parameters)
 */
public record ContentQuery(String text, int line, List<Parameter> parameters) {

  /**
   * A parameter of the function whose body the query is.
   *
   * @param name its name
   * @param type its KQL type as written; a tabular parameter is written {@code (Column:type)}
   * @param defaultValue the default as written, or the empty string
   */
  public record Parameter(String name, String type, String defaultValue) {}

  /** Copies the list. */
  public ContentQuery {
    parameters = List.copyOf(parameters);
  }
}
