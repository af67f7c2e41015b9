package dev.sentinelsync.catalog.input;

import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.FileKind;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Identities of what the query language and the portal name without regard to case: tables,
 * connectors and ASIM parsers.
 */
public final class Keys {

  private Keys() {}

  /** The key of a table's name. */
  public static String table(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The key of an ASIM parser's name. */
  public static String asim(String parserName) {
    return parserName.toLowerCase(Locale.ROOT);
  }

  /** The key of a connector id as content spells it. */
  public static String connector(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }

  /** The key of a connector's definition. */
  public static String connector(ConnectorDefinition definition) {
    return connector(definition.identity().id());
  }

  /** The most used spelling of a name; the first by code point among equals. */
  public static String mostUsed(SortedMap<String, Integer> spellings) {
    return spellings.entrySet().stream()
        .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalStateException("a name that nobody spells"));
  }

  /** Where the files of one kind and file name in one solution are gathered; case is ignored. */
  public static String listedFile(String solutionKey, FileKind kind, String fileName) {
    return String.join("|", solutionKey, kind.name(), fileName.toLowerCase(Locale.ROOT));
  }
}
