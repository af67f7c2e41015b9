package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.pipeline.ProgramVersion;
import dev.sentinelsync.support.ProgramFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Identifies what decides on the meaning of a file: the program's own classes that read files,
 * trees and commits, and the libraries below them. A change anywhere else, such as of a page,
 * leaves it as it is.
 */
final class ReaderBuild {

  private static final String ROOT = "dev/sentinelsync/";
  private static final List<String> ROOMS =
      List.of("catalog", "content", "history", "kql", "source");

  /** Checksum of this build, computed once; 8 characters. */
  static final String CHECKSUM =
      ProgramFiles.location()
          .map(program -> checksum(program, libraries()))
          .orElseGet(ProgramVersion::build);

  /** The same of all that decides on the addresses of pages, the pages themselves included. */
  static final String WITH_PAGES =
      ProgramFiles.location()
          .map(
              program ->
                  checksum(
                      program,
                      name -> isReader(name) || isOf(name, "site"),
                      libraries().toString()))
          .orElseGet(ProgramVersion::build);

  private ReaderBuild() {}

  /**
   * The checksum of a build.
   *
   * @param program the program's jar, or the folder of its classes if it is not packaged
   * @param libraries file names of the libraries, which hold their versions
   */
  static String checksum(Path program, List<String> libraries) {
    return checksum(program, ReaderBuild::isReader, "\n" + libraries);
  }

  private static String checksum(Path program, Predicate<String> counts, String more) {
    try {
      return ProgramFiles.checksum(program, counts, more);
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own file " + program + " cannot be read.", e);
    }
  }

  private static boolean isReader(String name) {
    return ROOMS.stream().anyMatch(room -> isOf(name, room));
  }

  private static boolean isOf(String name, String room) {
    return name.endsWith(".class") && name.startsWith(ROOT + room + "/");
  }

  /**
   * The libraries' file names. They are found by a class file of each: to load the classes takes
   * ten times as long, because JGit's jar is signed.
   */
  static List<String> libraries() {
    return Stream.of(
            "com/fasterxml/jackson/core/JsonFactory",
            "com/fasterxml/jackson/databind/ObjectMapper",
            "com/fasterxml/jackson/dataformat/yaml/YAMLFactory",
            "org/yaml/snakeyaml/Yaml",
            "org/eclipse/jgit/lib/Repository")
        .map(type -> jar(ReaderBuild.class.getClassLoader().getResource(type + ".class")))
        .toList();
  }

  /** The file name in {@code jar:file:/folder/name.jar!/class}; empty if it is in no jar. */
  private static String jar(URL place) {
    String jar = place == null ? "" : place.getPath().replaceFirst("!/.*$", "");
    return jar.endsWith(".jar") ? jar.substring(jar.lastIndexOf('/') + 1) : "";
  }
}
