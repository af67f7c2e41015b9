package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.FileKind;

/**
 * What a path says about its file.
 *
 * @param path the path inside the repository
 * @param kind what the file is
 * @param origin whether it belongs to a solution
 * @param solutionFolder the folder below {@code Solutions/}, empty outside it
 * @param typeFolder the folder that holds files of this kind, as spelled in the repository; empty
 *     for files at the root of a solution. For top-level content it is the first folder of the path
 * @param below the path below the type folder
 */
public record ContentPath(
    String path,
    FileKind kind,
    Origin origin,
    String solutionFolder,
    String typeFolder,
    String below) {

  /** Where content comes from. */
  public enum Origin {
    /** Below {@code Solutions/<folder>/}. */
    SOLUTION,
    /** In a folder of its own at the root of the repository. */
    TOP_LEVEL
  }

  /** The file name. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The file name without its extension; the name of content that bears none. */
  public String stem() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
