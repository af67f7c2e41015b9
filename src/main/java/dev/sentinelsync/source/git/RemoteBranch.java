package dev.sentinelsync.source.git;

import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.support.git.Deadline;
import dev.sentinelsync.support.git.GitLocation;
import dev.sentinelsync.support.git.RemoteAccess;
import dev.sentinelsync.support.git.RemoteFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jgit.errors.TransportException;
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
  private final boolean anyRef;

  RemoteBranch(SourceSettings settings, RemoteAccess access) {
    this(settings, access, false);
  }

  private RemoteBranch(SourceSettings settings, RemoteAccess access, boolean anyRef) {
    this.settings = settings;
    this.access = access;
    this.anyRef = anyRef;
  }

  /**
   * Another ref of the same remote, to be looked at once.
   *
   * @param name a branch, or the full name of any ref such as {@code refs/pull/7/head}
   */
  RemoteBranch other(String name) {
    return new RemoteBranch(settings.withBranch(name), access, true);
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
   * @param filtered whether contents of files are left out then
   * @return the open connection, to be closed by the caller
   */
  RemoteLook look(Repository local, boolean filtered) {
    requireValidName();
    requireLocalSource();
    Deadline deadline = Deadline.after(LOOKUP_LIMIT);
    LongAdder received = new LongAdder();
    try {
      Transport transport = open(local, deadline, received);
      if (isLimited()) {
        transport.setDepth(settings.depth());
      }
      if (filtered) {
        transport.setFilterSpec(OpenClone.withoutBlobs());
      }
      try {
        FetchConnection connection = openFetch(transport);
        return new RemoteLook(
            this, local, deadline, received, transport, connection, tip(connection));
      } catch (SourceException | IOException e) {
        transport.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(e, deadline, null);
    }
  }

  /** Greets the remote, and learns where the branch points. */
  FetchConnection openFetch(Transport transport) throws IOException {
    try {
      return transport.openFetch(prefixes());
    } catch (RuntimeException e) {
      // JGit throws these at some answers that are no Git.
      throw new TransportException(String.valueOf(e.getMessage()), e);
    }
  }

  private void requireValidName() {
    if (!anyRef && settings.branch().startsWith("refs/")) {
      throw new SourceException(
          Reason.BRANCH_NOT_FOUND,
          "\""
              + settings.branch()
              + "\" is the name of a ref that is no branch, and only branches are followed. Name a"
              + " branch, such as main or refs/heads/main.");
    }
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
    return anyRef && settings.branch().startsWith(Constants.R_REFS)
        ? settings.branch()
        : Constants.R_HEADS + settings.branch();
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
    boolean branch = anyRef || tip.refName().startsWith(Constants.R_HEADS);
    if (!branch || !Repository.isValidRefName(tip.refName())) {
      connection.close();
      throw new SourceException(
          Reason.REFUSED,
          access.location()
              + " has a default branch whose name cannot be that of a branch (\""
              + EntryNames.printable(tip.refName().getBytes(StandardCharsets.UTF_8))
              + "\"). Name the branch to follow.");
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

  /**
   * Prepares a connection to the remote; nothing is sent yet. The caller closes it.
   *
   * @param received is increased by the bytes that come over HTTP
   */
  Transport open(Repository local, Deadline deadline, LongAdder received) throws IOException {
    Transport transport;
    if (access.location().kind() == GitLocation.Kind.LOCAL) {
      transport = LocalTransport.of(local, access.location().uri());
      transport.setTimeout((int) Math.max(1, settings.timeouts().silence().toSeconds()));
    } else {
      transport = access.open(local, deadline, received);
    }
    transport.setTagOpt(TagOpt.NO_TAGS);
    return transport;
  }

  /** Whether a clone is made without the contents of files, if the remote allows that. */
  boolean mayFilter() {
    GitLocation.Kind kind = access.location().kind();
    return settings.extent().filter()
        && (kind == GitLocation.Kind.HTTP || kind == GitLocation.Kind.HTTPS);
  }

  /** The address without credentials, for people. */
  String address() {
    return access.location().toString();
  }

  /** Whether only so many commits are fetched. */
  boolean isLimited() {
    return settings.depth() > 0;
  }

  /** How long a fetch may take. */
  Duration fetchTimeout() {
    return settings.timeouts().fetch();
  }

  private void requireLocalSource() {
    if (access.location().isLocal() && !Files.exists(access.location().path())) {
      throw SourceFailure.notFound(access.location());
    }
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

  /**
   * What an exception of a library means.
   *
   * @param tip the commit that was being fetched; null while the branch was looked up
   */
  SourceException failure(IOException e, Deadline deadline, ObjectId tip) {
    if (e instanceof LocalTransport.SourceDamagedException damage) {
      return new DamagedSource(access.location(), settings.limits()).failure(damage, tip);
    }
    if (String.valueOf(e.getMessage()).contains(JGitText.get().filterRequiresCapability)) {
      return new SourceException(
          Reason.REFUSED,
          access.location() + " offers no filters (uploadpack.allowFilter is off there).");
    }
    return new SourceFailure(access, settings.cloneFolder())
        .of(e, deadline.expired(), tip == null ? "looking up the branch" : "fetching");
  }

  /** What an exception of a library means while contents of files were asked for by their ids. */
  SourceException blobFailure(IOException e, Deadline deadline) {
    SourceException failure =
        new SourceFailure(access, settings.cloneFolder())
            .of(e, deadline.expired(), "fetching contents of files");
    return failure.reason() != Reason.MOVED
        ? failure
        : new SourceException(
            Reason.REFUSED,
            access.location()
                + " does not give out contents of files by their ids ("
                + RemoteFailure.words(e, access)
                + "): it lacks one of them, or uploadpack.allowAnySHA1InWant is off there.",
            failure.getCause());
  }

  /** The remote sent a commit without an object that it needs. */
  SourceException incomplete(FetchCheck.Missing missing) {
    return DamagedSource.lacks(access.location(), missing);
  }
}
