package dev.sentinelsync.catalog.parser;

import java.util.List;

/**
 * An ASIM parser (analysis rules 8), or a built-in one that is called and defined nowhere.
 *
 * @param key the parser name in lower case: its identity
 * @param name parser name, such as {@code ASimDns}
 * @param builtIn name of the built-in twin, such as {@code _ASim_Dns}, or empty
 * @param path repository path of its file, or empty when nothing defines it
 * @param kind what kind of ASIM parser it is
 * @param about what its file says of it
 * @param body what it takes and reads
 */
public record AsimParser(
    String key, String name, String builtIn, String path, Kind kind, About about, Body body) {

  /**
   * What kind of ASIM parser it is.
   *
   * @param schema such as {@code Dns}
   * @param schemaVersion or empty
   * @param role what it is for
   * @param filtering whether it is a filtering parser ({@code im…}, {@code vim…})
   */
  public record Kind(String schema, String schemaVersion, Role role, boolean filtering) {}

  /**
   * What its file says of it.
   *
   * @param title or empty
   * @param version as spelled, or empty
   * @param lastUpdated as written, or empty
   * @param product or empty
   * @param description or empty
   * @param references further reading, in order
   */
  public record About(
      String title,
      String version,
      String lastUpdated,
      String product,
      String description,
      List<Reference> references) {}

  /**
   * What it takes and reads.
   *
   * @param tables keys of the tables that it reads, by code point
   * @param subParsers the names that a union lists, in order
   * @param parameters in order
   * @param unions keys of the union parsers that list it, by code point
   */
  public record Body(
      List<String> tables,
      List<String> subParsers,
      List<Parameter> parameters,
      List<String> unions) {}

  /** What an ASIM parser is for. */
  public enum Role {
    UNION,
    SOURCE,
    EMPTY
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param type its type as written
   * @param defaultValue as written, or empty
   */
  public record Parameter(String name, String type, String defaultValue) {}

  /**
   * Further reading.
   *
   * @param title or empty
   * @param link address as written
   */
  public record Reference(String title, String link) {}

  /** Whether a file defines it. */
  public boolean isDefined() {
    return !path.isEmpty();
  }

  public List<String> tables() {
    return body.tables();
  }

  public Role role() {
    return kind.role();
  }

  public List<String> unions() {
    return body.unions();
  }

  public String description() {
    return about.description();
  }

  public List<String> subParsers() {
    return body.subParsers();
  }

  public List<Reference> references() {
    return about.references();
  }

  public String schema() {
    return kind.schema();
  }

  public String schemaVersion() {
    return kind.schemaVersion();
  }

  public String title() {
    return about.title();
  }

  public String version() {
    return about.version();
  }

  public String lastUpdated() {
    return about.lastUpdated();
  }

  public String product() {
    return about.product();
  }

  public List<Parameter> parameters() {
    return body.parameters();
  }
}
