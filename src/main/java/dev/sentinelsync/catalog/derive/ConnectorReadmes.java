package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.content.fact.MarkdownFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which Markdown file describes a connector (page layouts 8.9). */
final class ConnectorReadmes {

  /** Stems of files that describe no connector. */
  private static final Set<String> OTHER_SUBJECTS =
      Set.of("license", "notice", "authors", "history", "todo", "changelog", "contributing");

  private ConnectorReadmes() {}

  /**
   * The README of a connector that lies directly in the connector folder, as READMEs do that are
   * read: the one whose name fits the id, else any if the connector is alone in the folder.
   *
   * @return repository path, or empty
   */
  static String find(String definitionPath, String id, Facts facts) {
    int slash = definitionPath.lastIndexOf('/');
    String folder = definitionPath.substring(0, slash);
    List<String> candidates = readable(folder, facts);
    String key = id.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(path -> fits(stem(path), key))
        .findFirst()
        .orElseGet(() -> isAlone(folder, facts) ? candidates.stream().findFirst().orElse("") : "");
  }

  /** Readable Markdown files directly in a folder, a README first. */
  private static List<String> readable(String folder, Facts facts) {
    return facts.members(InputCatalog.FOLDER_FILES, folder).stream()
        .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".md"))
        .filter(path -> !OTHER_SUBJECTS.contains(stem(path)))
        .filter(path -> facts.get(InputCatalog.FILE, path).facts(MarkdownFacts.class).isPresent())
        .sorted(Comparator.comparing(path -> !stem(path).equals("readme")))
        .toList();
  }

  private static boolean fits(String stem, String key) {
    return !stem.equals("readme") && (stem.contains(key) || key.contains(stem));
  }

  private static boolean isAlone(String folder, Facts facts) {
    return facts.members(InputCatalog.FOLDER_FILES, folder).stream()
            .filter(path -> facts.find(ConnectorCatalog.CONNECTOR_TABLES, path).isPresent())
            .count()
        == 1;
  }

  private static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.substring(0, name.lastIndexOf('.'));
  }
}
