package dev.sentinelsync.source.git;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.support.git.Deadline;
import dev.sentinelsync.support.git.GitLocation;
import dev.sentinelsync.support.git.RemoteAccess;
import dev.sentinelsync.support.git.RemoteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;

/** The branch at the remote: where it points, and fetching it. */
final class RemoteBranch {

  /** Each lookup is one or two small requests; a remote that needs longer is not well. */
  private static final Duration LOOKUP_LIMIT = Duration.ofMinutes(2);

  private final SourceSettings settings;
  private final RemoteAccess access;

  RemoteBranch(SourceSettings settings, RemoteAccess access) {
    this.settings = settings;
    this.access = access;
  }

  /**
   * Where the branch points.
   *
   * @param refName full name of the branch
   * @param id the commit
   */
  record Tip(String refName, ObjectId id) {}

  /**
   * Asks the remote where the branch points; fetches nothing yet.
   *
   * @param local the clone into which may be fetched then, or null
   * @return the open connection, to be closed by the caller
   */
  RemoteLook look(Repository local) {
    requireValidName();
    requireLocalSource();
    Deadline deadline = Deadline.after(LOOKUP_LIMIT);
    try {
      Transport transport = open(local, deadline);
      try {
        FetchConnection connection = transport.openFetch(prefixes());
        return new RemoteLook(this, local, deadline, transport, connection, tip(connection));
      } catch (IOException | RuntimeException e) {
        transport.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(e, deadline, "looking up the branch");
    }
  }

  private void requireValidName() {
    if (!isDefault() && !Repository.isValidRefName(fullName())) {
      throw new SourceException(
          Reason.BRANCH_NOT_FOUND,
          "\"" + settings.branch() + "\" cannot be the name of a branch. Check the spelling.");
    }
  }

  private boolean isDefault() {
    return settings.branch().isEmpty();
  }

  private String fullName() {
    return Constants.R_HEADS + settings.branch();
  }

  private List<RefSpec> prefixes() {
    return isDefault()
        ? List.of(new RefSpec(Constants.HEAD), new RefSpec(Constants.R_HEADS + "*:refs/x/*"))
        : List.of(new RefSpec(fullName()));
  }

  private Tip tip(FetchConnection connection) {
    Tip tip =
        isDefault() ? defaultBranch(connection) : tip(fullName(), connection.getRef(fullName()));
    if (tip == null) {
      connection.close();
      throw branchNotFound();
    }
    return tip;
  }

  private static Tip tip(String name, Ref ref) {
    return ref == null || ref.getObjectId() == null ? null : new Tip(name, ref.getObjectId());
  }

  /** HEAD's target; where the remote does not say, the only branch, or the first that HEAD is. */
  private static Tip defaultBranch(FetchConnection connection) {
    Ref head = connection.getRef(Constants.HEAD);
    if (head != null && head.isSymbolic()) {
      return tip(head.getTarget().getName(), head);
    }
    Collection<Ref> branches =
        connection.getRefs().stream()
            .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
            .toList();
    return branches.stream()
        .filter(
            ref ->
                branches.size() == 1
                    || (head != null && ref.getObjectId().equals(head.getObjectId())))
        .map(ref -> tip(ref.getName(), ref))
        .findFirst()
        .orElse(null);
  }

  /** Fetches the branch over a connection of its own, into a clone that no look was taken for. */
  void fetch(Repository local, Tip tip, ProgressListener progress) {
    Deadline deadline = Deadline.after(fetchTimeout());
    try (Transport transport = open(local, deadline)) {
      RefSpec force = new RefSpec("+" + tip.refName() + ":" + tip.refName());
      transport.fetch(new FetchProgress(progress, deadline), List.of(force));
    } catch (IOException e) {
      throw failure(e, deadline, "fetching");
    }
  }

  private Transport open(Repository local, Deadline deadline) throws IOException {
    Transport transport = access.open(local, deadline);
    transport.setTagOpt(TagOpt.NO_TAGS);
    transport.setRemoveDeletedRefs(false);
    if (settings.depth() > 0) {
      transport.setDepth(settings.depth());
    }
    return transport;
  }

  /** How long a fetch may take. */
  Duration fetchTimeout() {
    return settings.timeouts().fetch();
  }

  private void requireLocalSource() {
    if (access.location().isLocal() && !Files.exists(access.location().path())) {
      throw notFound();
    }
  }

  private SourceException notFound() {
    return new SourceException(
        Reason.NOT_FOUND,
        "There is no repository at "
            + access.location()
            + ". Check the address; a private repository also hides itself from those who may not"
            + " read it.");
  }

  private SourceException branchNotFound() {
    return new SourceException(
        Reason.BRANCH_NOT_FOUND,
        settings.branch().isEmpty()
            ? access.location() + " has no default branch. Name the branch."
            : "The branch \""
                + settings.branch()
                + "\" is not at "
                + access.location()
                + ": deleted, renamed or misspelt. What is published stays. Set the right branch.");
  }

  /** What an exception of a library means. */
  SourceException failure(IOException e, Deadline deadline, String doing) {
    GitLocation location = access.location();
    String detail = access.mask(e.getMessage());
    if (String.valueOf(e.getMessage())
        .contains(JGitText.get().remoteDoesNotHaveSpec.replaceAll("\\{0\\}.*", ""))) {
      return branchNotFound();
    }
    // The cause is dropped where its own text could show what the message hides.
    Throwable cause = detail.equals(String.valueOf(e.getMessage())) ? e : null;
    RemoteFailure kind = deadline.expired() ? RemoteFailure.TIMEOUT : RemoteFailure.of(e);
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
      case NOT_FOUND -> notFound();
      case STORAGE ->
          new SourceException(
              Reason.STORAGE,
              "What was fetched from "
                  + location
                  + " cannot be stored in "
                  + settings.cloneFolder()
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
}
