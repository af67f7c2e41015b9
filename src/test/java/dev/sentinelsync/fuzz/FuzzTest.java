package dev.sentinelsync.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Readers of what strangers write, with inputs made from good ones by a seeded mutator, and with
 * everything that {@link Fuzzer} ever found. Long forms: {@code -Dfuzz.rounds=1000000} here, and
 * the coverage-guided {@code mvn -Pfuzz verify}.
 */
@Timeout(600)
class FuzzTest {

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 500);
  private static final Path FOUND = Path.of("src/test/resources/fuzz");

  @ParameterizedTest
  @EnumSource
  void whatAFuzzerOnceFoundIsRead(FuzzTarget target) throws Exception {
    Path folder = FOUND.resolve(target.folder());
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> found = Files.list(folder);
        FuzzTarget.Subject subject = target.subject()) {
      for (Path file : found.sorted().toList()) {
        byte[] input = Files.readAllBytes(file);
        assertThatCode(() -> subject.read(input)).as(file.toString()).doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedInputsAreRead(FuzzTarget target) throws Exception {
    try (FuzzTarget.Subject subject = target.subject()) {
      List<byte[]> seeds = subject.seeds();
      assertThat(seeds).isNotEmpty();
      for (byte[] seed : seeds) {
        read(subject, seed);
      }
      Mutator mutator = new Mutator(target.ordinal());
      for (int round = 0; round < ROUNDS; round++) {
        read(subject, mutator.next(seeds));
      }
    }
  }

  private static void read(FuzzTarget.Subject subject, byte[] input) {
    try {
      subject.read(input);
    } catch (Throwable e) {
      // Whatever it is, it is worth nothing without the input.
      throw new AssertionError("Base64 " + Base64.getEncoder().encodeToString(input), e);
    }
  }
}
