package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * Attributes shared by all item kinds. Texts are empty and lists have no element where a kind does
 * not have the attribute.
 *
 * @param id its own id, not necessarily unique in the repository
 * @param name display name; empty if the file gives none
 * @param description as its author wrote it, whole; line ends are line feeds
 * @param version as spelled, {@code 1.10} stays {@code 1.10}
 * @param classification how its author classifies it
 */
public record CommonAttributes(
    String id, String name, String description, String version, Classification classification) {

  /** No attribute at all. */
  public static final CommonAttributes NONE = named("", "");

  /**
   * How an author classifies an item.
   *
   * @param severity as written
   * @param status as written
   * @param kind as written
   * @param tactics in order; a lone text is a list of one
   * @param techniques {@code relevantTechniques}, in order
   * @param requiredConnectors in order, duplicates kept
   */
  public record Classification(
      String severity,
      String status,
      String kind,
      List<String> tactics,
      List<String> techniques,
      List<RequiredConnector> requiredConnectors) {

    /** No classification. */
    public static final Classification NONE =
        new Classification("", "", "", List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Classification {
      tactics = List.copyOf(tactics);
      techniques = List.copyOf(techniques);
      requiredConnectors = List.copyOf(requiredConnectors);
    }
  }

  /** The attributes of an item that has only a name and a description. */
  static CommonAttributes named(String name, String description) {
    return new CommonAttributes("", name, description, "", Classification.NONE);
  }
}
