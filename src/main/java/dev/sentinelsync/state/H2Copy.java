package dev.sentinelsync.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of an H2 file that another process may be working with. H2 adds what changes and writes
 * over nothing that was current within the retention time, so a copy that took less than that holds
 * the file as it was when it began, and what came after counts as cut off by a crash.
 */
final class H2Copy implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(H2Copy.class);

  private static final String NAME = "state";

  private final Path folder;

  private H2Copy(Path folder) {
    this.folder = folder;
  }

  /** Copies a file; empty if there is none or if that fails. */
  static Optional<H2Copy> of(Path file, Clock clock) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    H2Copy copy = null;
    try {
      // Nobody but the user may read it.
      copy = new H2Copy(Files.createTempDirectory("sentinel-sync-"));
      copy.deleteAtExit();
      Instant begin = clock.instant();
      Files.copy(file, copy.file());
      if (Duration.between(begin, clock.instant()).compareTo(H2Compaction.RETENTION) < 0) {
        return Optional.of(copy);
      }
      LOG.debug("{} is too large to be copied while it may change", file);
    } catch (IOException e) {
      LOG.debug("{} cannot be copied", file, e);
    }
    if (copy != null) {
      copy.close();
    }
    return Optional.empty();
  }

  /** How to open the copy, with the credentials of the original. */
  StateSettings settings(StateSettings original) {
    return original.readOnly(StateSettings.H2_FILE + folder.resolve(NAME));
  }

  private Path file() {
    return folder.resolve(NAME + H2File.ENDING);
  }

  /** Also when a signal ends the process. The folder after the file: the last one goes first. */
  private void deleteAtExit() {
    folder.toFile().deleteOnExit();
    file().toFile().deleteOnExit();
  }

  /** Deletes it. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.warn("The copy of the state in {} cannot be deleted: {}", folder, e.getMessage());
    }
  }
}
