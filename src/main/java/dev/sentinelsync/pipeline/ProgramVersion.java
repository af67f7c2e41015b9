package dev.sentinelsync.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

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

    static final Build THIS = jar().map(Build::read).orElse(new Build(UNPACKAGED, UNPACKAGED));

    private static Optional<Path> jar() {
      CodeSource source = ProgramVersion.class.getProtectionDomain().getCodeSource();
      return Optional.ofNullable(source)
          .map(place -> URI.create(place.getLocation().toString()))
          .filter(place -> "file".equals(place.getScheme()))
          .map(Path::of)
          .filter(Files::isRegularFile);
    }

    private static Build read(Path jar) {
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        String version = version(file);
        return new Build(version, version + "+" + checksum(file));
      } catch (IOException e) {
        throw new UncheckedIOException("The program's own file " + jar + " cannot be read.", e);
      }
    }

    /** Java would answer for the first class of a package, which may come from another place. */
    private static String version(JarFile file) throws IOException {
      return Optional.ofNullable(file.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(Name.IMPLEMENTATION_VERSION))
          .orElse(UNPACKAGED);
    }

    /** Over the names and checksums in the jar's directory, so that a time stamp does not count. */
    private static String checksum(JarFile file) {
      TreeMap<String, Long> entries = new TreeMap<>();
      file.stream()
          .filter(entry -> !entry.getName().startsWith("META-INF/"))
          .forEach(entry -> entries.put(entry.getName(), entry.getCrc()));
      CRC32 all = new CRC32();
      all.update(entries.toString().getBytes(StandardCharsets.UTF_8));
      return "%08x".formatted(all.getValue());
    }
  }
}
