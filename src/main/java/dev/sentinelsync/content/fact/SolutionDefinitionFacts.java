package dev.sentinelsync.content.fact;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a definition of a solution ({@code Data/Solution_*.json}) says (analysis rules 3). Texts are
 * trimmed and empty when the file lacks them.
 *
 * @param about what it says of the solution as a whole
 * @param dependencies {@code publisher.offer} identifiers of other solutions
 * @param staticConnectors ids of connectors that the solution brings without a file of its own
 * @param descriptions the texts that the installation shows for one type of content, by key
 * @param content the paths listed for each kind, below the solution's folder, as {@link #path}
 *     makes them; a parser of any form is listed as {@link FileKind#PARSER_YAML}. A list without
 *     entries is there as well
 */
public record SolutionDefinitionFacts(
    About about,
    List<String> dependencies,
    List<String> staticConnectors,
    Map<String, String> descriptions,
    Map<FileKind, List<String>> content)
    implements FileFacts {

  /**
   * What a definition says of the solution as a whole.
   *
   * @param name the display name
   * @param author the whole text, such as {@code Acme - help@acme.example}
   * @param logo the address in the image tag of {@code Logo}, or the plain address, untrusted
   * @param description Markdown or HTML as written, untrusted
   * @param version as spelled
   */
  public record About(
      String name, String author, String logo, String description, String version) {}

  /**
   * Whether the file is the definition of a solution: it names the solution and has a list of
   * content. Other JSON files of the folder are none.
   */
  @Override
  public boolean accepted() {
    return !about.name().isEmpty() && !(content.isEmpty() && staticConnectors.isEmpty());
  }

  /** Copies the collections, in their order. */
  public SolutionDefinitionFacts {
    dependencies = List.copyOf(dependencies);
    staticConnectors = List.copyOf(staticConnectors);
    descriptions = Collections.unmodifiableSortedMap(new TreeMap<>(descriptions));
    Map<FileKind, List<String>> copy = new EnumMap<>(FileKind.class);
    content.forEach((kind, paths) -> copy.put(kind, List.copyOf(paths)));
    content = Collections.unmodifiableMap(copy);
  }

  /** The paths listed for a kind, in order. */
  public List<String> listed(FileKind kind) {
    return content.getOrDefault(kind, List.of());
  }

  /**
   * The form in which an entry of the definition and a path of the repository can be compared:
   * {@code /} separators, percent escapes decoded, without {@code ./} and without the solution's
   * own folder. Apply it to both sides, for a file name may itself hold an escape.
   */
  public static String path(String written) {
    List<String> parts = new ArrayList<>();
    for (String part : decoded(written.strip()).replace('\\', '/').split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    // Authors also write the address of the file, or its path on their own machine.
    for (int i = 0; i + 2 < parts.size(); i++) {
      if (parts.get(i).equalsIgnoreCase("Solutions")) {
        return String.join("/", parts.subList(i + 2, parts.size()));
      }
    }
    return String.join("/", parts);
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign that begins no escape: the name is meant as it stands.
      return written;
    }
  }
}
