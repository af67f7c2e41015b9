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

  /**
   * The line of the file that holds a line of the query; 0 when the format does not tell. In JSON a
   * query is one line of the file; in YAML and text its lines are the file's lines.
   *
   * @param kind of the file
   * @param queryLine one-based line of the query
   */
  public int fileLine(FileKind kind, int queryLine) {
    boolean oneLine = kind.location().format() == FileLocation.Format.JSON;
    return oneLine || line == 0 ? line : line + queryLine - 1;
  }
}
