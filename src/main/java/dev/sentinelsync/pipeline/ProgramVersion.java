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
    return Build.VERSION;
  }

  /**
   * The version and a checksum of the program's own jar: pages of another build may be other pages,
   * also if both builds bear the same version.
   */
  static String build() {
    return Build.NAME;
  }

  /** Read when it is first asked for. */
  private static final class Build {

    static final String VERSION;
    static final String NAME;

    static {
      Optional<Path> jar = jar();
      VERSION = jar.map(Build::version).orElse(UNPACKAGED);
      NAME = jar.map(file -> VERSION + "+" + checksum(file)).orElse(VERSION);
    }

    private static Optional<Path> jar() {
      CodeSource source = ProgramVersion.class.getProtectionDomain().getCodeSource();
      return Optional.ofNullable(source)
          .map(place -> URI.create(place.getLocation().toString()))
          .filter(place -> "file".equals(place.getScheme()))
          .map(Path::of)
          .filter(Files::isRegularFile);
    }

    /** Java would answer for the first class of a package, which may come from another place. */
    private static String version(Path jar) {
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        return Optional.ofNullable(file.getManifest())
            .map(manifest -> manifest.getMainAttributes().getValue(Name.IMPLEMENTATION_VERSION))
            .orElse(UNPACKAGED);
      } catch (IOException e) {
        throw unreadable(jar, e);
      }
    }

    /** Over the names and checksums in the jar's directory, so that a time stamp does not count. */
    private static String checksum(Path jar) {
      TreeMap<String, Long> entries = new TreeMap<>();
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        file.stream()
            .filter(entry -> !entry.getName().startsWith("META-INF/"))
            .forEach(entry -> entries.put(entry.getName(), entry.getCrc()));
      } catch (IOException e) {
        throw unreadable(jar, e);
      }
      CRC32 all = new CRC32();
      all.update(entries.toString().getBytes(StandardCharsets.UTF_8));
      return "%08x".formatted(all.getValue());
    }

    private static UncheckedIOException unreadable(Path jar, IOException e) {
      return new UncheckedIOException("The program's own file " + jar + " cannot be read.", e);
    }
  }
}
