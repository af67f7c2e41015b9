package dev.sentinelsync.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.TreeMap;
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
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }

  /**
   * The version and a checksum of the program's own jar: pages of another build may be other pages,
   * also if both builds bear the same version.
   */
  static String build() {
    return Build.NAME;
  }

  /** Computed when it is first asked for. */
  private static final class Build {

    static final String NAME = name();

    private static String name() {
      CodeSource source = ProgramVersion.class.getProtectionDomain().getCodeSource();
      URI place = source == null ? null : URI.create(source.getLocation().toString());
      boolean packaged =
          place != null && "file".equals(place.getScheme()) && Files.isRegularFile(Path.of(place));
      return packaged ? current() + "+" + checksum(Path.of(place)) : current();
    }

    /** Over the names and checksums in the jar's directory, so that a time stamp does not count. */
    private static String checksum(Path jar) {
      TreeMap<String, Long> entries = new TreeMap<>();
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        file.stream()
            .filter(entry -> !entry.getName().startsWith("META-INF/"))
            .forEach(entry -> entries.put(entry.getName(), entry.getCrc()));
      } catch (IOException e) {
        throw new UncheckedIOException("The program's own file " + jar + " cannot be read.", e);
      }
      CRC32 all = new CRC32();
      all.update(entries.toString().getBytes(StandardCharsets.UTF_8));
      return "%08x".formatted(all.getValue());
    }
  }
}
