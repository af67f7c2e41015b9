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
 * What the definition of a solution ({@code Data/Solution_*.json}) says (analysis rules 3). Texts
 * are trimmed and empty when the file lacks them.
 *
 * @param name the display name
 * @param author the whole text, such as {@code Acme - help@acme.example}
 * @param logo the address in the image tag of {@code Logo}, untrusted
 * @param description Markdown or HTML as written, untrusted
 * @param version as spelled
 * @param dependencies {@code publisher.offer} identifiers of other solutions
 * @param descriptions the texts that the installation shows for one type of content, by key
 * @param content the paths listed for each kind, below the solution's folder, as {@link #path}
 *     makes them; a parser of any form is listed as {@link FileKind#PARSER_YAML}
 */
public record SolutionDefinitionFacts(
    String name,
    String author,
    String logo,
    String description,
    String version,
    List<String> dependencies,
    Map<String, String> descriptions,
    Map<FileKind, List<String>> content)
    implements FileFacts {

  /** Copies the collections, in their order. */
  public SolutionDefinitionFacts {
    dependencies = List.copyOf(dependencies);
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
    if (parts.size() > 2 && parts.get(0).equalsIgnoreCase("Solutions")) {
      parts = parts.subList(2, parts.size());
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
