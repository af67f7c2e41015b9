package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * Where files of a kind lie and what they are called (analysis rules 3 and 4.1). Immutable.
 *
 * @param format by the ending of the file name
 * @param solutionFolders names of the folders of a solution that hold them, in lower case
 * @param topFolders names of the folders at the root of the repository that hold them, as spelled
 *     there
 * @param topDepth how many folders lead from the root to a file outside of solutions; {@link
 *     #ANY_DEPTH} if it does not matter
 * @param listKeys keys under which the definition of a solution lists them: letters in lower case,
 *     without a final {@code s}
 */
public record FileLocation(
    Format format,
    List<String> solutionFolders,
    List<String> topFolders,
    int topDepth,
    List<String> listKeys) {

  /** A file may lie at any depth. */
  public static final int ANY_DEPTH = 0;

  /** A kind without folders of its own: file names tell it within the folders of other kinds. */
  static final FileLocation ELSEWHERE = inSolution(Format.OTHER);

  /** Forms of files. */
  public enum Format {
    YAML(List.of(".yaml", ".yml")),
    JSON(List.of(".json")),
    /** Markdown and bare text. */
    OTHER(List.of());

    private final List<String> endings;

    Format(List<String> endings) {
      this.endings = endings;
    }

    /** Whether a file name in lower case has an ending of this format. */
    public boolean matches(String name) {
      return endings.stream().anyMatch(name::endsWith);
    }
  }

  /** Files of a format in some folders of a solution, at any depth. */
  static FileLocation inSolution(Format format, String... folders) {
    return new FileLocation(format, List.of(folders), List.of(), ANY_DEPTH, List.of());
  }

  /** The same files, and those in folders at the root of the repository. */
  FileLocation atRoot(int depth, String... folders) {
    return new FileLocation(format, solutionFolders, List.of(folders), depth, listKeys);
  }

  /** The same files, which the definition of a solution lists under some keys. */
  FileLocation listedAs(String... keys) {
    return new FileLocation(format, solutionFolders, topFolders, topDepth, List.of(keys));
  }

  /**
   * Whether a file of such a folder is of the kind, if nothing else is known of the kind.
   *
   * @param name file name in lower case
   */
  public boolean accepts(String name) {
    return format.matches(name) && !name.startsWith("readme");
  }

  /**
   * Whether a file outside of solutions lies at the right depth.
   *
   * @param depth how many folders lead from the root to the file
   */
  public boolean acceptsDepth(int depth) {
    return topDepth == ANY_DEPTH || topDepth == depth;
  }
}
