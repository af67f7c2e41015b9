package dev.sentinelsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down each test that skipped itself, and why. The build prints the list at its end ({@link
 * #main}), so that nothing is skipped silently.
 */
public final class SkippedTests implements TestExecutionListener {

  private static final Path FOLDER = Path.of("target", "skipped-tests");

  private final SortedSet<String> lines = new TreeSet<>();

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      skipped(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  private synchronized void skipped(TestIdentifier test, String reason) {
    lines.add(name(test) + "\t" + reason.replace("Assumption failed: ", "").replace('\n', ' '));
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .flatMap(
            source ->
                source instanceof MethodSource method
                    ? Optional.of(simple(method.getClassName()) + "." + method.getMethodName())
                    : source instanceof ClassSource type
                        ? Optional.of(simple(type.getClassName()))
                        : Optional.empty())
        .orElse(test.getDisplayName());
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (lines.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(FOLDER);
      // One file for each test process.
      Path file = FOLDER.resolve(ProcessHandle.current().pid() + ".tsv");
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      lines.clear();
    } catch (IOException e) {
      throw new UncheckedIOException("The list of skipped tests cannot be written.", e);
    }
  }

  /**
   * Prints what was skipped, by what it needs, and leaves the list in {@code
   * target/skipped-tests.txt}.
   */
  public static void main(String[] args) throws IOException {
    SortedMap<String, SortedSet<String>> byReason = new TreeMap<>();
    for (String line : read()) {
      String[] parts = line.split("\t", 2);
      byReason.computeIfAbsent(parts[1], reason -> new TreeSet<>()).add(parts[0]);
    }
    SortedSet<String> list = new TreeSet<>();
    byReason.forEach((reason, tests) -> tests.forEach(test -> list.add(test + ": " + reason)));
    Files.write(Path.of("target", "skipped-tests.txt"), list);
    System.out.println(
        list.isEmpty() ? "No test was skipped." : list.size() + " tests were skipped:");
    byReason.forEach(
        (reason, tests) -> System.out.printf("  %s%n    %s%n", reason, String.join(", ", tests)));
  }

  private static List<String> read() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      SortedSet<String> all = new TreeSet<>();
      for (Path file : files.sorted().toList()) {
        all.addAll(Files.readAllLines(file));
        // The next build begins with an empty list.
        Files.delete(file);
      }
      return List.copyOf(all);
    }
  }
}
