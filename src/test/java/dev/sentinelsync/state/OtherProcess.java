package dev.sentinelsync.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A second process that works on the same H2 file; it can be killed at any instant. */
final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a process that publishes over and over, and waits until it has the file open. */
  static OtherProcess publishing(Path file) throws IOException {
    OtherProcess started =
        new OtherProcess(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OtherProcess.class.getName(),
                    file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    started.nextPublish();
    return started;
  }

  /** The fence of the next publish that the process says is recorded; -1 at its end. */
  long nextPublish() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("recorded ")) {
        return Long.parseLong(line.substring("recorded ".length()));
      }
    }
    return -1;
  }

  /** Kills it (SIGKILL) and returns the last fence that it said was recorded. */
  long kill(long last) throws IOException, InterruptedException {
    // By its handle: the process object would close the pipe, and with it what was said last.
    process.toHandle().destroyForcibly();
    process.waitFor();
    long newest = last;
    for (long fence = nextPublish(); fence >= 0; fence = nextPublish()) {
      newest = fence;
    }
    return newest;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The other process's own main. */
  public static void main(String[] arguments) {
    StateSettings settings = StateSettings.h2(Path.of(arguments[0]));
    try (StateDatabase state = StateDatabase.open(settings, Clock.systemUTC())) {
      while (true) {
        Lease lease =
            state.leases().acquire("public", "other", Duration.ofMinutes(1)).orElseThrow();
        String revision = "r" + lease.fence();
        List<PageRecord> pages =
            List.of(StateTestBase.page("a.md", revision), StateTestBase.page("b.md", revision));
        state.pages().record(StateTestBase.position(revision, lease.fence()), pages, List.of());
        System.out.println("recorded " + lease.fence());
        state.leases().release(lease);
      }
    }
  }
}
