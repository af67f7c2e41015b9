package dev.sentinelsync.catalog;

import dev.sentinelsync.content.ConnectorDefinition;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Identities of what the query language and the portal name without regard to case: tables,
 * connectors and ASIM parsers.
 */
final class Keys {

  private Keys() {}

  /** The key of a table's name. */
  static String table(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The key of an ASIM parser's name. */
  static String asim(String parserName) {
    return parserName.toLowerCase(Locale.ROOT);
  }

  /** The key of a connector id as content spells it. */
  static String connector(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }

  /** The key of a connector's definition. */
  static String connector(ConnectorDefinition definition) {
    return connector(definition.id());
  }

  /** The most used spelling of a name; the first by code point among equals. */
  static String mostUsed(SortedMap<String, Integer> spellings) {
    return spellings.entrySet().stream()
        .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalStateException("a name that nobody spells"));
  }
}
