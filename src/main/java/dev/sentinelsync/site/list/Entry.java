package dev.sentinelsync.site.list;

import dev.sentinelsync.site.template.Escape;
import java.nio.charset.StandardCharsets;

/**
 * An entry of a list, as far as it decides on which page it stands.
 *
 * @param id identifier within the list
 * @param name under which the list has it
 * @param links how many links its row has
 * @param bytes about how many bytes its row has
 */
public record Entry(String id, String name, int links, int bytes) {

  /** How many bytes a text of the repository takes in a row. */
  public static int bytes(String text) {
    return Escape.label(text).getBytes(StandardCharsets.UTF_8).length;
  }
}
