package dev.sentinelsync.catalog.parser;

import dev.sentinelsync.catalog.parser.AsimParser.Role;
import java.util.List;
import java.util.Locale;

/**
 * What lists show of a defined ASIM parser, and how it stands to its twin: most parsers come as a
 * pair, one without parameters ({@code ASim…}) and one that filters early ({@code im…}, {@code
 * vim…}).
 *
 * @param key the parser's key
 * @param name parser name
 * @param builtIn name of the built-in twin, or empty
 * @param about what its file says of it
 * @param tables keys of the tables that the parser and its twin read, by code point
 * @param twin the place of a parser in its pair
 */
public record AsimRow(
    String key, String name, String builtIn, About about, List<String> tables, Twin twin) {

  /**
   * What its file says of it.
   *
   * @param schema its schema
   * @param role what it is for
   * @param version as spelled, or empty
   * @param product as written, or empty
   * @param products the products of the parser and its twin, by code point, "Source agnostic" left
   *     out; only for source parsers
   * @param description the beginning of the description, one code point longer than any list shows
   */
  public record About(
      String schema,
      Role role,
      String version,
      String product,
      List<String> products,
      String description) {}

  /**
   * The place of a parser in its pair.
   *
   * @param twinKey the other half of its pair, or empty
   * @param twinName that parser's name, or empty
   * @param head whether it stands for its pair, or has no twin; false for the filtering half of a
   *     pair
   */
  public record Twin(String twinKey, String twinName, boolean head) {}

  /** Longest description that a list shows, in code points (page layouts 8.14). */
  public static final int SHOWN = 80;

  /** Whether both halves are there. */
  public boolean isPair() {
    return !twin.twinKey().isEmpty();
  }

  /** The bucket of ASIM parsers of a role that stand for a pair, or those that have no twin. */
  public static String bucket(Role role, boolean paired) {
    return "asim/" + role.name().toLowerCase(Locale.ROOT) + (paired ? "/pairs" : "/singles");
  }

  public String schema() {
    return about.schema();
  }

  public Role role() {
    return about.role();
  }

  public String twinKey() {
    return twin.twinKey();
  }

  public String description() {
    return about.description();
  }

  public String version() {
    return about.version();
  }

  public List<String> products() {
    return about.products();
  }

  public String twinName() {
    return twin.twinName();
  }

  public String product() {
    return about.product();
  }

  public boolean head() {
    return twin.head();
  }
}
