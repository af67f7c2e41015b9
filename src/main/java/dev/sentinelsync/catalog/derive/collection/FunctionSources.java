package dev.sentinelsync.catalog.derive.collection;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.ConnectorMarker;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The code that belongs to the connectors of a folder (analysis rules 9.7): what lies in the folder
 * or below it, without what lies nearer to definitions in another folder.
 *
 * @param markers traits of the code
 * @param alone whether the folder defines one connector only, so that the code is certainly its own
 */
public record FunctionSources(Set<ConnectorMarker> markers, boolean alone) {

  /** The code of the folder of a file that defines connectors. */
  public static FunctionSources of(SourceFile definition, Facts facts) {
    List<String> definitions =
        facts.members(ConnectorCatalog.DEFINITION_FILES, definition.solutionKey());
    Set<String> folders = new TreeSet<>();
    definitions.forEach(path -> folders.add(folder(path)));
    Set<ConnectorMarker> markers = EnumSet.noneOf(ConnectorMarker.class);
    for (String path : facts.members(ConnectorCatalog.FUNCTION_SOURCES, definition.solutionKey())) {
      if (nearest(path, folders).equals(definition.folder())) {
        facts
            .get(InputCatalog.FILE, path)
            .facts(ConnectorFileFacts.class)
            .ifPresent(code -> markers.addAll(code.markers()));
      }
    }
    return new FunctionSources(markers, isAlone(definition, definitions, facts));
  }

  /** The innermost of some folders that a file lies in or below; empty if there is none. */
  private static String nearest(String path, Set<String> folders) {
    String folder = folder(path);
    while (!folder.isEmpty() && !folders.contains(folder)) {
      folder = folder(folder);
    }
    return folder;
  }

  private static boolean isAlone(SourceFile definition, List<String> definitions, Facts facts) {
    return definitions.stream()
            .filter(path -> folder(path).equals(definition.folder()))
            .flatMap(path -> facts.get(InputCatalog.FILE, path).connectors().stream())
            .map(connector -> Keys.connector(connector.definition()))
            .distinct()
            .count()
        <= 1;
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Whether any of the code has a trait. */
  boolean has(ConnectorMarker marker) {
    return markers.contains(marker);
  }
}
