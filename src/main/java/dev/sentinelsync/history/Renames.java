package dev.sentinelsync.history;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which files that one commit added are files that it removed elsewhere (analysis rules 17.1): by
 * kind and id, then by equal content. Each file has one successor at most. Among equals the same
 * folder goes first, then the same file name, then the order of the paths.
 */
public final class Renames {

  private final SortedMap<String, ItemVersion> gone = new TreeMap<>();
  private final SortedMap<String, ItemVersion> fresh = new TreeMap<>();
  private final SortedMap<String, ItemVersion> found = new TreeMap<>();

  /**
   * Matches files.
   *
   * @param removed the files that are gone
   * @param added the files that are new
   */
  public Renames(Collection<ItemVersion> removed, Collection<ItemVersion> added) {
    removed.forEach(file -> gone.put(file.path(), file));
    added.forEach(file -> fresh.put(file.path(), file));
    match(file -> file.id().isEmpty() ? "" : file.kind() + "\n" + file.id());
    match(ItemVersion::blob);
  }

  /** Matches by a key, where it is not empty. */
  private void match(Function<ItemVersion, String> key) {
    pair(file -> keyed(key.apply(file), folder(file.path())));
    pair(file -> keyed(key.apply(file), file.path().substring(folder(file.path()).length())));
    pair(key);
  }

  private static String keyed(String key, String place) {
    return key.isEmpty() ? "" : key + "\n" + place;
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private void pair(Function<ItemVersion, String> key) {
    Map<String, Deque<ItemVersion>> candidates = new HashMap<>();
    gone.values().stream()
        .filter(file -> !key.apply(file).isEmpty())
        .forEach(
            file -> candidates.computeIfAbsent(key.apply(file), k -> new ArrayDeque<>()).add(file));
    for (ItemVersion file : List.copyOf(fresh.values())) {
      Deque<ItemVersion> equals = candidates.get(key.apply(file));
      if (equals != null && !equals.isEmpty()) {
        add(equals.poll().path(), file.path());
      }
    }
  }

  /**
   * Adds a pair that was found by other means.
   *
   * @param from path of a file that is gone and has no successor
   * @param to path of a file that is new and has no predecessor
   */
  public void add(String from, String to) {
    found.put(to, gone.remove(from));
    fresh.remove(to);
  }

  /** The files without a successor, by path. */
  public List<ItemVersion> removed() {
    return List.copyOf(gone.values());
  }

  /** The files without a predecessor, by path. */
  public List<ItemVersion> added() {
    return List.copyOf(fresh.values());
  }

  /** The earlier versions of moved files, by their new paths. */
  public SortedMap<String, ItemVersion> moved() {
    return found;
  }
}
