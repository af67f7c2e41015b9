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
    return Build.THIS.version();
  }

  /**
   * The version and a checksum of the program's own jar: pages of another build may be other pages,
   * even if both builds have the same version.
   */
  public static String build() {
    return Build.THIS.name();
  }

  /** Read at its first use. */
  private record Build(String version, String name) {

    static final Build THIS =
        ProgramFiles.location()
            .filter(Files::isRegularFile)
            .map(Build::read)
            .orElse(new Build(UNPACKAGED, UNPACKAGED));

    private static Build read(Path jar) {
      try {
        String version = version(jar);
        String checksum = ProgramFiles.checksum(jar, name -> !name.startsWith("META-INF/"), "");
        return new Build(version, version + "+" + checksum);
      } catch (IOException e) {
        throw new UncheckedIOException("The program's own file " + jar + " cannot be read.", e);
      }
    }

    /** Java would answer for the first class of a package, which may come from another place. */
    private static String version(Path jar) throws IOException {
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        return Optional.ofNullable(file.getManifest())
            .map(manifest -> manifest.getMainAttributes().getValue(Name.IMPLEMENTATION_VERSION))
            .orElse(UNPACKAGED);
      }
    }
  }
}
