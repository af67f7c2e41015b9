package dev.sentinelsync.catalog.solution;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SolutionDefinitionFacts;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a solution's definition lists (analysis rules 3), compared by relative path and not by file
 * name: many playbooks are called {@code azuredeploy.json} (weakness 14).
 *
 * @param defined whether the solution has a definition at all
 * @param paths listed paths in lower case, by kind of file
 * @param connectorIds ids of connectors that are listed without a file, in lower case
 */
public record ListedContent(
    boolean defined, SortedMap<FileKind, SortedSet<String>> paths, SortedSet<String> connectorIds) {

  /** Whether the definition lists a file; without a definition nothing is missing from it. */
  public boolean lists(FileKind kind, String path, String solutionKey) {
    if (!defined) {
      return true;
    }
    SortedSet<String> listed = paths.get(kind);
    if (listed == null) {
      return false;
    }
    String relative =
        SolutionDefinitionFacts.path(path.substring(solutionKey.length() + 1))
            .toLowerCase(Locale.ROOT);
    // Authors leave out the type folder, or write one that their solution does not have.
    int slash = relative.indexOf('/');
    String below = relative.substring(slash + 1);
    return listed.contains(relative)
        || listed.contains(below)
        || listed.stream().anyMatch(entry -> belowFolder(entry).equals(below));
  }

  /** Whether an entry of a kind ends in a file name, whatever its folder. */
  public boolean names(FileKind kind, String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return paths.getOrDefault(kind, Collections.emptySortedSet()).stream()
        .anyMatch(entry -> entry.equals(name) || entry.endsWith("/" + name));
  }

  private static String belowFolder(String entry) {
    return entry.substring(entry.indexOf('/') + 1);
  }
}
