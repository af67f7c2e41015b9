package dev.sentinelsync.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a process holds in memory, files and on the disk, looked at again and again. */
final class SoakSamples {

  /** Above the rows that {@link #take} prints. */
  static final String HEAD =
      "    time   syncs  failed  resident MB  heap MB  open files  threads  database kB  clone kB"
          + "  pages kB";

  /** Of memory: what a virtual machine takes and gives back by itself. */
  private static final double GROWTH = 1.1;

  /** Of open files: sockets that come and go. */
  private static final int FILES = 10;

  /** One look. Sizes are bytes. */
  private record Sample(
      Duration time, int runs, int failed, long resident, long heap, long files, Disk disk) {}

  private record Disk(long database, long source, long pages) {}

  private final long pid;
  private final Path state;
  private final Path site;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * @param state folder of the service's state
   * @param site folder of the target
   */
  SoakSamples(long pid, Path state, Path site) {
    this.pid = pid;
    this.state = state;
    this.site = site;
  }

  /** Looks and prints a row. */
  void take(Duration time, int runs, int failed) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    long files;
    try (Stream<Path> open = Files.list(process.resolve("fd"))) {
      files = open.count();
    }
    long database;
    try (Stream<Path> all = Files.list(state)) {
      database = all.filter(Files::isRegularFile).mapToLong(SoakSamples::size).sum();
    }
    Disk disk =
        new Disk(
            database, sizeBelow(state) - database, sizeBelow(site.resolve("current").toRealPath()));
    Sample sample =
        new Sample(time, runs, failed, status(process, "VmRSS") << 10, liveHeap(), files, disk);
    samples.add(sample);
    System.out.printf(
        Locale.ROOT,
        "%5d:%02d %7d %7d %12.1f %8.1f %11d %8d %12d %9d %9d%n",
        time.toMinutes(),
        time.toSecondsPart(),
        runs,
        failed,
        sample.resident() / 1e6,
        sample.heap() / 1e6,
        files,
        status(process, "Threads"),
        database >> 10,
        disk.source() >> 10,
        disk.pages() >> 10);
  }

  /**
   * What is not as it should be, one sentence each.
   *
   * @param factor how many times the published bytes the database may take
   */
  List<String> problems(int factor) {
    List<String> problems = new ArrayList<>();
    Sample last = samples.get(samples.size() - 1);
    if (last.failed() > 0) {
      problems.add(last.failed() + " of " + last.runs() + " syncs did not deliver.");
    }
    grown(problems, "Resident memory", Sample::resident, GROWTH, 0);
    grown(problems, "The live heap", Sample::heap, GROWTH, 0);
    grown(problems, "The number of open files", Sample::files, 1, FILES);
    if (last.disk().database() > factor * last.disk().pages()) {
      problems.add(
          "The database has %,d bytes, more than %d times the %,d published bytes."
              .formatted(last.disk().database(), factor, last.disk().pages()));
    }
    return problems;
  }

  /** Compares the medians of the second and of the last quarter. */
  private void grown(
      List<String> problems, String what, ToLongFunction<Sample> value, double factor, int more) {
    int quarter = samples.size() / 4;
    long before = median(samples.subList(quarter, Math.max(quarter + 1, 2 * quarter)), value);
    long after = median(samples.subList(3 * quarter, samples.size()), value);
    System.out.printf("%s: %,d in the second quarter, %,d in the last%n", what, before, after);
    if (after > before * factor + more) {
      problems.add("%s grew from %,d to %,d.".formatted(what, before, after));
    }
  }

  private static long median(List<Sample> some, ToLongFunction<Sample> value) {
    return some.stream().mapToLong(value).sorted().skip(some.size() / 2).findFirst().orElseThrow();
  }

  private static long status(Path process, String field) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
        .findFirst()
        .orElseThrow();
  }

  /** What is alive after a full collection. */
  private long liveHeap() throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (Stream<String> lines = jcmd.inputReader().lines()) {
      return lines
          .filter(line -> line.startsWith("Total"))
          .mapToLong(line -> Long.parseLong(line.split("\\s+")[2]))
          .reduce(0, (some, newest) -> newest);
    }
  }

  private static long sizeBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(SoakSamples::size).sum();
    } catch (UncheckedIOException e) {
      // A file went away while the folder was listed: what counts is the order of magnitude.
      return sizeBelow(folder);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
