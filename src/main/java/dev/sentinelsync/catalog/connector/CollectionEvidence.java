package dev.sentinelsync.catalog.connector;

import dev.sentinelsync.content.fact.ConnectorMarker;
import java.util.List;
import java.util.Set;

/**
 * What is known of a connector when its collection method is chosen (analysis rules 9.4).
 *
 * @param id its id
 * @param title its title
 * @param description its description
 * @param fileName name of its first definition file, without folders
 * @param markers traits of that file's text
 * @param tables reference facts of its tables, in order
 */
public record CollectionEvidence(
    String id,
    String title,
    String description,
    String fileName,
    Set<ConnectorMarker> markers,
    List<TableEvidence> tables) {

  /**
   * Reference facts of a table.
   *
   * @param category its category
   * @param resourceTypes the resource types that feed it, as one text
   */
  public record TableEvidence(String category, String resourceTypes) {}

  /** Whether the text of its definition file has a trait. */
  boolean has(ConnectorMarker marker) {
    return markers.contains(marker);
  }
}
