package dev.sentinelsync.publish.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileFailureTest {

  @TempDir private Path folder;

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new ClosedByInterruptException(), Reason.STORAGE, "was interrupted; start it again"),
        Arguments.of(new IOException("No space left on device"), Reason.FULL, "has no space left."),
        Arguments.of(
            new FileSystemException("f", null, "Disk quota exceeded"),
            Reason.FULL,
            "has no space left (at f). Free some space or raise the quota."),
        Arguments.of(new AccessDeniedException("f"), Reason.NOT_WRITABLE, "is denied (at f). Give"),
        Arguments.of(
            new IOException("Operation not permitted"),
            Reason.NOT_WRITABLE,
            "Permission to write to the target folder"),
        Arguments.of(
            new FileSystemException("f", null, "Read-only file system"),
            Reason.NOT_WRITABLE,
            "is on a read-only file system (at f). Choose another"),
        Arguments.of(
            new NotDirectoryException("f"), Reason.NOT_WRITABLE, "a file where a folder belongs"),
        Arguments.of(
            new FileAlreadyExistsException("f"),
            Reason.NOT_WRITABLE,
            "a file where a folder belongs"),
        Arguments.of(
            new IOException("Not a directory"),
            Reason.NOT_WRITABLE,
            "a file where a folder belongs"),
        Arguments.of(
            new IOException("Is a directory"),
            Reason.NOT_WRITABLE,
            "a file where a folder belongs"),
        Arguments.of(
            new NoSuchFileException("f"),
            Reason.NOT_FOUND,
            "lost a file while it was being used (at f)"),
        Arguments.of(
            new FileNotFoundException("f"),
            Reason.STORAGE,
            ": FileNotFoundException. Check the disk."),
        Arguments.of(new IOException("x"), Reason.STORAGE, ": IOException. Check the disk."),
        Arguments.of(new IOException(), Reason.STORAGE, ": IOException. Check the disk."));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureSaysWhatItMeansAndWhatToDo(IOException failure, Reason reason, String words) {
    TargetException explained = FileFailure.of(folder, "write to", failure);
    assertThat(explained.reason()).isEqualTo(reason);
    assertThat(explained).hasMessageContaining(words).hasMessageContaining(folder.toString());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFolderThatIsNoLongerThereChangesNoReason(IOException failure, Reason reason, String words) {
    Path gone = folder.resolve("gone");
    assertThat(FileFailure.of(gone, "write to", failure).reason()).isEqualTo(reason);
  }
}
