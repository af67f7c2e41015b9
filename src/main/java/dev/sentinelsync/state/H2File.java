package dev.sentinelsync.state;

import dev.sentinelsync.state.StateException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one file in which H2 keeps the state.
 *
 * <p>H2 commits each statement that changes a table, so a migration that is interrupted leaves
 * tables that fit no version. Before a migration the file is therefore copied, and the next start
 * puts the copy back and migrates from the beginning.
 */
final class H2File {

  private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

  /** The ending that H2 gives the file. */
  static final String ENDING = ".mv.db";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Of the copy that is kept during a migration: an archive, as H2's {@code BACKUP} writes it. */
  private static final String BEFORE_MIGRATION = ".before-migration.zip";

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

  /** The file. */
  Path path() {
    return file;
  }

  /**
   * Makes the folder and refuses a place that cannot be written. H2 itself would open such a file
   * for reading only and fail much later. Puts the file back as it was before a migration that was
   * interrupted.
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
    try {
      undoInterruptedMigration();
    } catch (IOException failure) {
      throw notWritable(file, failure);
    }
  }

  /** Keeps a copy of the open file until {@link #endMigration}. */
  void beginMigration(DataSource connections) throws SQLException, IOException {
    Path unfinished = sibling(BEFORE_MIGRATION + ".tmp");
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("BACKUP TO '" + unfinished.toString().replace("'", "''") + "'");
    }
    moveToDisk(unfinished, sibling(BEFORE_MIGRATION));
  }

  /** The migration is complete or was refused: the copy is not needed any more. */
  void endMigration() throws IOException {
    if (Files.deleteIfExists(sibling(BEFORE_MIGRATION))) {
      // A copy that is back after a power cut would replace what was recorded since.
      forceFolder();
    }
  }

  private void undoInterruptedMigration() throws IOException {
    Path copy = sibling(BEFORE_MIGRATION);
    if (!Files.exists(copy)) {
      return;
    }
    // H2 holds the same lock while it has the file open.
    try (FileChannel opened =
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        FileLock lock = opened.tryLock()) {
      if (lock == null) {
        return;
      }
      Path unpacked = sibling(".unpacked.tmp");
      try (InputStream packed = Files.newInputStream(copy);
          ZipInputStream archive = new ZipInputStream(packed)) {
        if (archive.getNextEntry() == null) {
          throw new IOException(copy + " holds no file");
        }
        Files.copy(archive, unpacked, StandardCopyOption.REPLACE_EXISTING);
      }
      moveToDisk(unpacked, file);
      Files.delete(copy);
    } catch (OverlappingFileLockException openInThisProcess) {
      return;
    }
    LOG.warn(
        "The last start was interrupted while it changed the tables in {}. The file is as it was"
            + " before; the change is made again",
        file);
  }

  private Path sibling(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** Replaces a file by one whose bytes have reached the disk. */
  private void moveToDisk(Path from, Path to) throws IOException {
    try (FileChannel written = FileChannel.open(from, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  private void forceFolder() throws IOException {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (FileSystemException failure) {
      // Windows cannot open a folder; its file system journals names by itself.
      if (!System.getProperty("os.name", "").startsWith("Windows")) {
        throw failure;
      }
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
      // A copy of the same damage, or of a state that the new file would not continue.
      endMigration();
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
