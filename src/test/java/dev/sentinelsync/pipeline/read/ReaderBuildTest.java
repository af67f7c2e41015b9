package dev.sentinelsync.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderBuildTest {

  private static final List<String> LIBRARIES = List.of("jackson-core-2.20.0.jar");

  @TempDir private Path folder;
  private String before;

  @BeforeEach
  void compile() throws IOException {
    for (String room : List.of("catalog/graph", "content/kind", "history", "kql/names", "site")) {
      write(room + "/A.class", "first");
    }
    before = ReaderBuild.checksum(folder, LIBRARIES);
  }

  @Test
  void aChangedReaderChangesTheChecksum() throws IOException {
    for (String room : List.of("catalog/graph", "content/kind", "history", "kql/names")) {
      write(room + "/A.class", "second");
      assertThat(ReaderBuild.checksum(folder, LIBRARIES)).as(room).isNotEqualTo(before);
      write(room + "/A.class", "first");
      assertThat(ReaderBuild.checksum(folder, LIBRARIES)).as(room).isEqualTo(before);
    }
    write("kql/names/B.class", "first");
    assertThat(ReaderBuild.checksum(folder, LIBRARIES)).isNotEqualTo(before);
  }

  @Test
  void aChangedPageLeavesTheChecksum() throws IOException {
    write("site/A.class", "second");
    write("contents/A.class", "second");
    write("kql/notes.txt", "second");

    assertThat(ReaderBuild.checksum(folder, LIBRARIES)).isEqualTo(before);
  }

  @Test
  void anotherVersionOfALibraryChangesTheChecksum() {
    assertThat(ReaderBuild.checksum(folder, List.of("jackson-core-2.20.1.jar")))
        .isNotEqualTo(before);
  }

  @Test
  void theJarHasTheChecksumOfItsClasses() throws IOException {
    Path jar = folder.resolve("program.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(folder.resolve("dev"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
        out.write(Files.readAllBytes(file));
      }
    }

    assertThat(ReaderBuild.checksum(jar, LIBRARIES)).isEqualTo(before);
  }

  @Test
  void theLibrariesAreKnownByTheirVersions() {
    assertThat(String.join(" ", ReaderBuild.libraries()))
        .matches(
            "jackson-core-[0-9.]+jar jackson-databind-[0-9.]+jar"
                + " jackson-dataformat-yaml-[0-9.]+jar snakeyaml-[0-9.]+jar"
                + " org\\.eclipse\\.jgit-[0-9].*\\.jar");
  }

  @Test
  void theProgramHasAChecksum() {
    assertThat(ReaderBuild.CHECKSUM).matches("[0-9a-f]{8}");
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve("dev/sentinelsync").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
