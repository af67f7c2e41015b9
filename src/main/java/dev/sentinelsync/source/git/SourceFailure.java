package dev.sentinelsync.source.git;

import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.support.git.GitLocation;
import dev.sentinelsync.support.git.RemoteAccess;
import dev.sentinelsync.support.git.RemoteFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.MissingBundlePrerequisiteException;

/** Says what a failure of a connection to the source means and what to do about it. */
final class SourceFailure {

  private final RemoteAccess access;
  private final Path cloneFolder;

  SourceFailure(RemoteAccess access, Path cloneFolder) {
    this.access = access;
    this.cloneFolder = cloneFolder;
  }

  /**
   * What an exception of a library means.
   *
   * @param expired whether the time for the whole transfer was over
   * @param doing what failed, such as "fetching"
   */
  SourceException of(IOException e, boolean expired, String doing) {
    GitLocation location = access.location();
    String detail = RemoteFailure.words(e, access);
    // The cause is dropped where its own text could show what the message hides.
    Throwable cause = access.hides(e) ? null : e;
    RemoteFailure kind = expired ? RemoteFailure.TIMEOUT : RemoteFailure.of(e);
    if (kind == RemoteFailure.UNREACHABLE && location.isLocal()) {
      return cutOff(location, doing, cause);
    }
    if (e instanceof MissingBundlePrerequisiteException) {
      return new SourceException(
          Reason.REFUSED,
          location
              + " builds on commits that are not in it. Make a bundle of the whole history: git"
              + " bundle create FILE BRANCH",
          cause);
    }
    return switch (kind) {
      case AUTHENTICATION ->
          new SourceException(
              Reason.AUTHENTICATION,
              location
                  + " did not accept the credentials ("
                  + detail
                  + "). Set a valid token with the right to read"
                  + " (secret file or environment), or the SSH key. It is not tried again until"
                  + " the next sync.",
              cause);
      case NOT_FOUND -> notFound(location);
      case STORAGE ->
          new SourceException(
              Reason.STORAGE,
              "What was fetched from "
                  + location
                  + " cannot be stored in "
                  + cloneFolder
                  + " ("
                  + detail
                  + "). Check its permissions and the free space of the disk.",
              cause);
      case TIMEOUT ->
          new SourceException(
              Reason.TIMEOUT,
              location
                  + " was too slow while "
                  + doing
                  + ". It is tried again; raise the timeout if the repository is large.",
              cause);
      case UNTRUSTED ->
          new SourceException(
              Reason.UNTRUSTED,
              "The identity of "
                  + location
                  + " could not be verified ("
                  + detail
                  + "). Check the certificate, or the host's key in the known hosts file.",
              cause);
      case UNREACHABLE ->
          new SourceException(
              Reason.UNREACHABLE,
              location + " could not be reached while " + doing + " (" + detail + ").",
              cause);
      case MOVED ->
          new SourceException(
              Reason.MOVED,
              "The branch at " + location + " was moved while it was fetched. It is tried again.",
              cause);
      case CORRUPT ->
          new SourceException(
              Reason.CORRUPT,
              "Damaged or incomplete data while "
                  + doing
                  + " from "
                  + location
                  + " ("
                  + detail
                  + "). If it stays so, check the source with git fsck.",
              cause);
      case REFUSED ->
          new SourceException(
              Reason.REFUSED, location + " declined while " + doing + " (" + detail + ").", cause);
    };
  }

  /** No connection can break off on this machine: the bytes end where more should come. */
  private static SourceException cutOff(GitLocation location, String doing, Throwable cause) {
    if (location.kind() == GitLocation.Kind.BUNDLE) {
      return new SourceException(
          Reason.CORRUPT,
          location + " is cut off. It is tried again; if it stays so, make the bundle again.",
          cause);
    }
    return new SourceException(
        Reason.SOURCE_DAMAGED,
        location
            + " cannot be read while "
            + doing
            + " (a file of an object ends too early); check it with git fsck.",
        cause);
  }

  static SourceException notFound(GitLocation location) {
    return new SourceException(
        Reason.NOT_FOUND,
        "There is no repository at "
            + location
            + ". Check the address; a private repository also hides itself from those who may not"
            + " read it.");
  }
}
