package dev.sentinelsync.source.git;

import dev.sentinelsync.source.Ancestor;
import dev.sentinelsync.source.FirstParents;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Commits of the clone, and the order among them along first parents. */
final class History {

  /** A summary is one line of a page or a log; no honest one is longer. */
  private static final int MAX_SUMMARY = 500;

  private final Repository repository;

  History(Repository repository) {
    this.repository = repository;
  }

  /**
   * Finds a commit.
   *
   * @param name as the user spelled it
   * @param expression what it means in the clone
   */
  Revision resolve(String name, String expression) {
    try {
      ObjectId id = name.isBlank() ? null : repository.resolve(expression.strip() + "^{commit}");
      if (id != null) {
        return revision(id);
      }
    } catch (RevisionSyntaxException | MissingObjectException | IncorrectObjectTypeException e) {
      throw notFound(name, e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    throw notFound(name, null);
  }

  Optional<Revision> find(String id) {
    if (!ObjectId.isId(id)) {
      return Optional.empty();
    }
    try {
      return Optional.of(revision(ObjectId.fromString(id)));
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  Revision revision(AnyObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return revision(walk.parseCommit(id));
    }
  }

  static Revision revision(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    String summary = commit.getShortMessage();
    ZoneId zone = author.getZoneId();
    return new Revision(
        commit.name(),
        author.getName(),
        author.getEmailAddress(),
        author.getWhenAsInstant().atZone(zone).toOffsetDateTime(),
        commit.getCommitterIdent().getWhenAsInstant(),
        summary.length() > MAX_SUMMARY ? summary.substring(0, MAX_SUMMARY) : summary);
  }

  List<Revision> firstParents(Revision from, Revision to) {
    Deque<Revision> oldestFirst = new ArrayDeque<>();
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(to.id()));
      while (!commit.name().equals(from.id())) {
        oldestFirst.addFirst(revision(commit));
        if (commit.getParentCount() == 0) {
          throw new SourceException(
              Reason.NOT_AN_ANCESTOR,
              "Revision "
                  + from.shortId()
                  + " is not on the first-parent history of "
                  + to.shortId()
                  + ". Name an older and a newer commit of the same branch"
                  + (isShallow() ? "; the clone's depth is limited." : "."));
        }
        commit = walk.parseCommit(commit.getParent(0));
      }
      oldestFirst.addFirst(revision(commit));
      return List.copyOf(oldestFirst);
    } catch (IOException e) {
      throw unreadable(to.id(), e);
    }
  }

  FirstParents firstParents(Revision head, Predicate<String> known) {
    Deque<String> newer = new ArrayDeque<>();
    Optional<String> joins = Optional.empty();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
      ObjectId oldest = null;
      RevCommit commit = walk.parseCommit(ObjectId.fromString(head.id()));
      // Where a clone is limited, the walk goes on to the commit that limits it.
      while (commit != null && (joins.isEmpty() || !shallow.isEmpty())) {
        oldest = commit.getId();
        if (joins.isEmpty() && known.test(commit.name())) {
          joins = Optional.of(commit.name());
        } else if (joins.isEmpty()) {
          newer.addFirst(commit.name());
        }
        commit = firstParent(walk, commit);
      }
      Optional<String> boundary = Optional.of(oldest).filter(shallow::contains).map(ObjectId::name);
      return new FirstParents(List.copyOf(newer), joins, boundary);
    } catch (IOException e) {
      throw unreadable(head.id(), e);
    }
  }

  List<Ancestor> ancestors(Revision head, Predicate<Ancestor> last) {
    List<Ancestor> newestFirst = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      RevCommit commit = walk.parseCommit(ObjectId.fromString(head.id()));
      boolean more = true;
      while (commit != null && more) {
        Ancestor ancestor = new Ancestor(commit.name(), commit.getCommitTime());
        newestFirst.add(ancestor);
        more = !last.test(ancestor);
        commit = more ? firstParent(walk, commit) : null;
      }
      return List.copyOf(newestFirst);
    } catch (IOException e) {
      throw unreadable(head.id(), e);
    }
  }

  Optional<Revision> firstParent(Revision revision) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit parent = firstParent(walk, walk.parseCommit(ObjectId.fromString(revision.id())));
      return Optional.ofNullable(parent).map(History::revision);
    }
  }

  String message(Revision revision) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(revision.id())).getFullMessage();
    }
  }

  private static RevCommit firstParent(RevWalk walk, RevCommit commit) throws IOException {
    return commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0));
  }

  /**
   * Whether the newer commit does not contain the older one. A limited clone does not know, so it
   * never says so.
   */
  boolean isRewritten(ObjectId older, ObjectId newer) throws IOException {
    if (isShallow()) {
      return false;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return !walk.isMergedInto(walk.parseCommit(older), walk.parseCommit(newer));
    } catch (MissingObjectException e) {
      return true;
    }
  }

  private boolean isShallow() {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      throw unreadable("the shallow list", e);
    }
  }

  private SourceException notFound(String name, Exception cause) {
    return new SourceException(
        Reason.REVISION_NOT_FOUND,
        "\""
            + EntryNames.printable(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + "\" is no commit of the clone. Give a commit id or a name such as HEAD~1"
            + (isShallow() ? "; the clone's depth is limited." : "."),
        cause);
  }

  private static SourceException unreadable(String what, IOException e) {
    return new SourceException(
        Reason.CORRUPT,
        "The history of the clone cannot be read at "
            + what
            + ". The next sync rebuilds the clone.",
        e);
  }
}
