package dev.sentinelsync.state;

import dev.sentinelsync.state.StateException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one file in which H2 keeps the state. */
final class H2File {

  private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

  /** The ending that H2 gives the file. */
  private static final String ENDING = ".mv.db";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path file;

  private H2File(Path file) {
    this.file = file;
  }

  /** The file behind an address, if there is one. */
  static Optional<H2File> of(StateSettings settings) {
    String address = settings.address();
    return address.startsWith(StateSettings.H2_FILE)
        ? Optional.of(
            new H2File(Path.of(address.substring(StateSettings.H2_FILE.length()) + ENDING)))
        : Optional.empty();
  }

  /**
   * Makes the folder and refuses a place that cannot be written. H2 itself would open such a file
   * for reading only and fail much later.
   */
  void prepare() {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw notWritable(folder, failure);
    }
    if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
      throw notWritable(Files.exists(file) ? file : folder, null);
    }
  }

  /** Whether there is a file. */
  boolean exists() {
    return Files.exists(file);
  }

  /** Renames the file to {@code *.damaged-<time>}; empty if there is none. */
  Optional<Path> setAside(Clock clock) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Path aside =
        file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(clock.instant()));
    try {
      Files.move(file, aside);
    } catch (IOException failure) {
      throw notWritable(file, failure);
    }
    LOG.error(
        "The state file {} is damaged and was set aside as {}. The state is rebuilt from source and"
            + " target; requests, pauses and the history of runs are lost",
        file,
        aside.getFileName());
    return Optional.of(aside);
  }

  private static StateException notWritable(Path place, IOException cause) {
    return new StateException(
        Reason.NO_PERMISSION,
        ("The state cannot be written to %s. Give the user of this process the right to read and"
                + " write there, or choose another place.")
            .formatted(place),
        cause);
  }
}
