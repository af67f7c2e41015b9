package dev.sentinelsync.site.search;

import dev.sentinelsync.support.Json;
import dev.sentinelsync.support.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a list of results shows of a page, and by what it can be chosen (page layouts 15.1).
 *
 * @param kind what the page is about, such as {@code analytic-rule}
 * @param title its title
 * @param classification how its author classifies it
 * @param uses the tables and connectors it has to do with
 * @param origin where it comes from
 */
record SearchCard(
    String kind, String title, Classification classification, Uses uses, Origin origin) {

  /** Bytes of the digest that make an id: 48 bits, eight characters. */
  private static final int ID_BYTES = 6;

  /**
   * How its author classifies it.
   *
   * @param severity or empty
   * @param tactics by name without spaces
   * @param techniques as written
   * @param status such as {@code Available}, or empty
   * @param version or empty
   */
  record Classification(
      String severity,
      List<String> tactics,
      List<String> techniques,
      String status,
      String version) {

    static final Classification NONE = new Classification("", List.of(), List.of(), "", "");

    static Classification of(String status, String version) {
      return new Classification("", List.of(), List.of(), status, version);
    }
  }

  /**
   * The tables and connectors it has to do with.
   *
   * @param tables by name
   * @param connectors by id
   */
  record Uses(List<String> tables, List<String> connectors) {

    static final Uses NONE = new Uses(List.of(), List.of());
  }

  /**
   * Where it comes from.
   *
   * @param solution name of its solution or group, or empty
   * @param source {@code solution}, {@code standalone}, {@code github-only}, or empty
   * @param month of its last change, {@code 2022-07}; empty if it is not known
   */
  record Origin(String solution, String source, String month) {

    static final Origin NONE = new Origin("", "", "");

    /** Whether it belongs to a group in place of a solution; the name of a group leads nowhere. */
    boolean isGroup() {
      return !source.equals("solution");
    }
  }

  /** The id of a page: the beginning of the SHA-256 of its key, in the alphabet of base64url. */
  static String id(String pageKey) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(pageKey, ID_BYTES));
  }

  /** The name of a page's shard: the first six bits of its id. */
  static String shard(String pageKey) {
    return "%02x".formatted((digest(pageKey, 1)[0] & 0xff) >> 2);
  }

  private static byte[] digest(String pageKey, int bytes) {
    return Arrays.copyOf(Sha256.of(pageKey), bytes);
  }

  /**
   * The card as a line of its shard: an array without the empty values at its end.
   *
   * @param id of the page
   * @param address of its HTML form
   */
  String line(String id, String address) {
    List<Object> values =
        new ArrayList<>(
            List.of(
                id,
                title,
                address,
                kind,
                classification.severity(),
                classification.tactics(),
                classification.techniques(),
                origin.solution(),
                uses.tables(),
                uses.connectors(),
                origin.source(),
                classification.status(),
                classification.version(),
                origin.month()));
    while (values.get(values.size() - 1).equals("")
        || values.get(values.size() - 1).equals(List.of())) {
      values.remove(values.size() - 1);
    }
    return Json.text(values);
  }

  /** The id in a line. */
  static String idOf(String line) {
    return line.substring(2, line.indexOf('"', 2));
  }
}
