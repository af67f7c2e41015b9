package dev.sentinelsync.support;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The files that the program itself consists of. */
public final class ProgramFiles {

  private ProgramFiles() {}

  /**
   * Where the program's classes are: its jar, or the folder of its class files if it is not
   * packaged; empty if they come from elsewhere.
   */
  public static Optional<Path> location() {
    CodeSource source = ProgramFiles.class.getProtectionDomain().getCodeSource();
    return Optional.ofNullable(source)
        .map(place -> URI.create(place.getLocation().toString()))
        .filter(place -> "file".equals(place.getScheme()))
        .map(Path::of);
  }

  /**
   * A checksum of names and contents; time stamps do not count.
   *
   * @param program a jar, or a folder of class files
   * @param counts decides by the {@code /}-separated name in it which files count
   * @param more what counts besides
   * @return 8 hexadecimal digits, equal for a jar and a folder of the same files
   */
  public static String checksum(Path program, Predicate<String> counts, String more)
      throws IOException {
    SortedMap<String, Long> files =
        Files.isDirectory(program) ? unpackaged(program, counts) : packaged(program, counts);
    return "%08x".formatted(checksum((files + more).getBytes(StandardCharsets.UTF_8)));
  }

  private static SortedMap<String, Long> packaged(Path jar, Predicate<String> counts)
      throws IOException {
    SortedMap<String, Long> files = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      file.stream()
          .filter(entry -> !entry.isDirectory() && counts.test(entry.getName()))
          .forEach(entry -> files.put(entry.getName(), entry.getCrc()));
    }
    return files;
  }

  private static SortedMap<String, Long> unpackaged(Path folder, Predicate<String> counts)
      throws IOException {
    SortedMap<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (counts.test(name)) {
          files.put(name, checksum(Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue();
  }
}
