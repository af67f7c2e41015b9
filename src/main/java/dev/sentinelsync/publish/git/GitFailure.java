package dev.sentinelsync.publish.git;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.support.git.RemoteAccess;
import dev.sentinelsync.support.git.RemoteFailure;

/** Says what a failure of a Git target means and what to do about it. */
final class GitFailure {

  private GitFailure() {}

  /**
   * @param doing what failed, such as "push to"
   * @param failure not kept as cause, because its text could hold a secret
   */
  static TargetException of(RemoteAccess remote, String doing, Exception failure) {
    String target = "the target repository " + remote.location();
    return switch (RemoteFailure.of(failure)) {
      case AUTHENTICATION ->
          new TargetException(
              Reason.AUTHENTICATION,
              "Could not "
                  + doing
                  + " "
                  + target
                  + ": the credentials are missing, wrong, or may not write. Check them.");
      case NOT_FOUND ->
          new TargetException(
              Reason.NOT_FOUND,
              "There is no Git repository at "
                  + remote.location()
                  + ", or the credentials may not see it. Create it, or correct the address.");
      case UNTRUSTED ->
          new TargetException(
              Reason.UNTRUSTED,
              "The TLS certificate or SSH host key of "
                  + target
                  + " is not trusted ("
                  + RemoteFailure.words(failure, remote)
                  + "). Add it to the trusted ones after checking it.");
      case TIMEOUT, UNREACHABLE, MOVED ->
          new TargetException(
              Reason.UNREACHABLE,
              "Could not "
                  + doing
                  + " "
                  + target
                  + ": no answer, or the connection broke ("
                  + RemoteFailure.words(failure, remote)
                  + "). Try again; if it lasts, check network and server.");
      case CORRUPT ->
          new TargetException(
              Reason.CORRUPT,
              "What "
                  + target
                  + " sent is damaged or incomplete. Run git fsck there, and repair it.");
      case STORAGE ->
          new TargetException(
              Reason.NOT_WRITABLE,
              "Could not "
                  + doing
                  + " "
                  + target
                  + ": the local work folder cannot be read or written ("
                  + remote.mask(failure.getMessage())
                  + "). Check its rights and the space left.");
      case REFUSED ->
          new TargetException(
              Reason.NOT_WRITABLE,
              "Could not "
                  + doing
                  + " "
                  + target
                  + ": "
                  + remote.mask(failure.getMessage())
                  + ". Check address and rights.");
    };
  }
}
