package dev.sentinelsync.history;

import dev.sentinelsync.content.fact.FileKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one commit did to one item. It depends on the two versions of its file and on the program
 * alone.
 *
 * @param kind what the item is
 * @param action what was done
 * @param paths where its file lies and lay
 * @param before what it said; {@link Identity#NONE} if it was not there or could not be read
 * @param after what it says; {@link Identity#NONE} if it is gone or cannot be read
 * @param difference what is different
 * @param subjects by what the change can be found
 */
public record ItemChange(
    FileKind kind,
    Action action,
    Paths paths,
    Identity before,
    Identity after,
    Difference difference,
    Subjects subjects) {

  /** What a commit did. */
  public enum Action {
    ADDED,
    CHANGED,
    /** The file has another path; its content may have changed as well. */
    MOVED,
    REMOVED
  }

  /**
   * Where the file lies and lay.
   *
   * @param now repository path after the commit; for a removed file the one before it
   * @param earlier the path before the commit, if it was another one; else empty
   */
  public record Paths(String now, String earlier) {}

  /**
   * What names an item; texts are empty where its file says nothing.
   *
   * @param version as spelled
   */
  public record Identity(String id, String name, String version) {

    /** An item that is not there. */
    public static final Identity NONE = new Identity("", "", "");
  }

  /**
   * The differences of two versions.
   *
   * @param fields of the attributes
   * @param query of the queries in one word
   * @param queryValues of the queries by meaning
   * @param hidden how many more differences of the queries there are
   * @param flags what a user should know, in the order of {@link ChangeFlag}
   * @param text the lines that differ
   */
  public record Difference(
      List<ValueChange> fields,
      QueryChange query,
      List<ValueChange> queryValues,
      int hidden,
      List<ChangeFlag> flags,
      TextDiff text) {

    /** None. */
    public static final Difference NONE =
        new Difference(List.of(), QueryChange.NONE, List.of(), 0, List.of(), TextDiff.NONE);

    /** Copies the lists. */
    public Difference {
      fields = List.copyOf(fields);
      queryValues = List.copyOf(queryValues);
      flags = List.copyOf(flags);
    }
  }

  /**
   * By what a change can be found; of both versions together, by code point.
   *
   * @param severities lower case
   * @param tactics as written
   * @param tables as the queries spell them
   */
  public record Subjects(Set<String> severities, Set<String> tactics, Set<String> tables) {

    /** Nothing. */
    public static final Subjects NONE = new Subjects(Set.of(), Set.of(), Set.of());

    /** Sorts the sets. */
    public Subjects {
      severities = new TreeSet<>(severities);
      tactics = new TreeSet<>(tactics);
      tables = new TreeSet<>(tables);
    }
  }

  /** Repository path after the commit; for a removed file the one before it. */
  public String path() {
    return paths.now();
  }

  /** The item as the newer version names it, else the older one. */
  public Identity identity() {
    return after.equals(Identity.NONE) ? before : after;
  }

  /** Whether a copy of the item, or what builds on it, may no longer work. */
  public boolean isBreaking() {
    return difference.flags().stream().anyMatch(ChangeFlag::isBreaking);
  }

  /** Whether the query means something else while the version is the same. */
  public boolean isSilent() {
    return difference.flags().contains(ChangeFlag.SILENT);
  }
}
