package dev.sentinelsync.fuzz;

import dev.sentinelsync.command.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Where inputs come from. */
final class Seeds {

  private Seeds() {}

  /** The files of the sample repository. */
  static SortedMap<String, byte[]> sampleFiles() throws IOException {
    Path folder = Files.createTempDirectory("seeds");
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample"))) {
      return sample.files();
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
