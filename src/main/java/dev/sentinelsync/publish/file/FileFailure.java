package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what an input/output failure of a folder means and what to do about it. */
final class FileFailure {

  /** Less than this is "full" whatever the message says: it is translated on some systems. */
  private static final long NO_SPACE_BYTES = 64 * 1024L;

  private FileFailure() {}

  /**
   * @param folder the target's folder
   * @param doing what failed, such as "write"
   */
  static TargetException of(Path folder, String doing, IOException failure) {
    String target = "The target folder " + folder + " ";
    String where = failure instanceof FileSystemException f ? " (at " + f.getFile() + ")" : "";
    if (failure instanceof ClosedByInterruptException) {
      return new TargetException(
          Reason.STORAGE, "The publish to " + folder + " was interrupted; start it again.");
    }
    if (isFull(folder, failure)) {
      return new TargetException(
          Reason.FULL,
          target + "has no space left" + where + ". Free some space or raise the quota.",
          failure);
    }
    if (failure instanceof AccessDeniedException || says(failure, "not permitted")) {
      return new TargetException(
          Reason.NOT_WRITABLE,
          "Permission to "
              + doing
              + " the target folder "
              + folder
              + " is denied"
              + where
              + ". Give this program's user the right to.",
          failure);
    }
    if (says(failure, "read-only")) {
      return new TargetException(
          Reason.NOT_WRITABLE,
          target + "is on a read-only file system" + where + ". Choose another or remount it.",
          failure);
    }
    if (failure instanceof NotDirectoryException
        || failure instanceof FileAlreadyExistsException
        || says(failure, "not a directory")
        || says(failure, "is a directory")) {
      return new TargetException(
          Reason.NOT_WRITABLE,
          target + "has a file where a folder belongs, or the reverse" + where + ". Move it away.",
          failure);
    }
    if (failure instanceof NoSuchFileException) {
      return new TargetException(
          Reason.NOT_FOUND,
          target + "lost a file while it was being used" + where + ". Publish again.",
          failure);
    }
    return new TargetException(
        Reason.STORAGE,
        "Could not "
            + doing
            + " the target folder "
            + folder
            + where
            + ": "
            + failure.getClass().getSimpleName()
            + ". Check the disk.",
        failure);
  }

  private static boolean isFull(Path folder, IOException failure) {
    if (says(failure, "no space left") || says(failure, "quota exceeded")) {
      return true;
    }
    if (failure.getClass() != IOException.class
        && failure.getClass() != FileSystemException.class) {
      return false;
    }
    try {
      return Files.getFileStore(folder).getUsableSpace() < NO_SPACE_BYTES;
    } catch (IOException e) {
      // The first failure says more than that of this question.
      return false;
    }
  }

  private static boolean says(IOException failure, String words) {
    String message =
        failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }
}
