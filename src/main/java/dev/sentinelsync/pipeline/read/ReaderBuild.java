package dev.sentinelsync.pipeline.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.sentinelsync.pipeline.ProgramVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.eclipse.jgit.lib.Repository;
import org.yaml.snakeyaml.Yaml;

/**
 * Identifies what decides on the meaning of a file: the program's own classes that read files and
 * the libraries below them. A change anywhere else, such as of a page, leaves it as it is.
 */
final class ReaderBuild {

  private static final String ROOT = "dev/sentinelsync/";
  private static final List<String> ROOMS = List.of("catalog", "content", "history", "kql");

  /** Checksum of this build, computed once; 8 characters. */
  static final String CHECKSUM =
      location(ReaderBuild.class)
          .map(program -> checksum(program, libraries()))
          .orElseGet(ProgramVersion::build);

  private ReaderBuild() {}

  /**
   * The checksum of a build.
   *
   * @param program the program's jar, or the folder of its classes if it is not packaged
   * @param libraries file names of the libraries, which hold their versions
   */
  static String checksum(Path program, List<String> libraries) {
    try {
      SortedMap<String, Long> classes =
          Files.isDirectory(program) ? unpackaged(program) : packaged(program);
      CRC32 all = new CRC32();
      all.update((classes + "\n" + libraries).getBytes(StandardCharsets.UTF_8));
      return "%08x".formatted(all.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own file " + program + " cannot be read.", e);
    }
  }

  private static SortedMap<String, Long> packaged(Path jar) throws IOException {
    SortedMap<String, Long> classes = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      file.stream()
          .filter(entry -> isReader(entry.getName()))
          .forEach(entry -> classes.put(entry.getName(), entry.getCrc()));
    }
    return classes;
  }

  private static SortedMap<String, Long> unpackaged(Path folder) throws IOException {
    SortedMap<String, Long> classes = new TreeMap<>();
    for (String room : ROOMS) {
      Path start = folder.resolve(ROOT + room);
      if (!Files.isDirectory(start)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(start)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(file).toString().replace('\\', '/');
          if (isReader(name)) {
            CRC32 content = new CRC32();
            content.update(Files.readAllBytes(file));
            classes.put(name, content.getValue());
          }
        }
      }
    }
    return classes;
  }

  private static boolean isReader(String name) {
    return name.endsWith(".class")
        && ROOMS.stream().anyMatch(room -> name.startsWith(ROOT + room + "/"));
  }

  private static List<String> libraries() {
    return Stream.of(
            JsonFactory.class, ObjectMapper.class, YAMLFactory.class, Yaml.class, Repository.class)
        .map(type -> location(type).map(jar -> jar.getFileName().toString()).orElse(""))
        .toList();
  }

  private static Optional<Path> location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return Optional.ofNullable(source)
        .map(place -> URI.create(place.getLocation().toString()))
        .filter(place -> "file".equals(place.getScheme()))
        .map(Path::of);
  }
}
