package dev.sentinelsync.pipeline;

import dev.sentinelsync.support.ProgramFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;

/** Which build of the program this is. */
public final class ProgramVersion {

  private static final String UNPACKAGED = "development";

  private ProgramVersion() {}

  /**
   * The version from the jar's manifest; a build that was not packaged is called {@code
   * development}.
   */
  public static String current() {
    return Version.THIS;
  }

  /** The program's name and version, for people. */
  public static String title() {
    return "Sentinel Sync " + current();
  }

  /**
   * The version and a checksum of the program's own jar: pages of another build may be other pages,
   * even if both builds have the same version.
   */
  public static String build() {
    return Build.THIS;
  }

  private static Optional<Path> jar() {
    return ProgramFiles.location().filter(Files::isRegularFile);
  }

  /** What is read of a jar. */
  private interface Reading {
    String of(Path jar) throws IOException;
  }

  private static String read(Reading reading) {
    Optional<Path> jar = jar();
    try {
      return jar.isEmpty() ? UNPACKAGED : reading.of(jar.get());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The program's own file " + jar.orElseThrow() + " cannot be read.", e);
    }
  }

  /** Read at its first use. */
  private static final class Version {

    static final String THIS = read(Version::in);

    /** Java would answer for the first class of a package, which may come from another place. */
    private static String in(Path jar) throws IOException {
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        return Optional.ofNullable(file.getManifest())
            .map(manifest -> manifest.getMainAttributes().getValue(Name.IMPLEMENTATION_VERSION))
            .orElse(UNPACKAGED);
      }
    }
  }

  /** Read at its first use, which looks at every file of the jar. */
  private static final class Build {

    static final String THIS =
        read(
            jar ->
                current()
                    + "+"
                    + ProgramFiles.checksum(jar, name -> !name.startsWith("META-INF/"), ""));
  }
}
