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
 *
 * @param <F> what stands for a file
 */
public final class Renames<F> {

  private final Function<F, String> path;
  private final SortedMap<String, F> gone = new TreeMap<>();
  private final SortedMap<String, F> fresh = new TreeMap<>();
  private final SortedMap<String, F> found = new TreeMap<>();

  /**
   * Matches files.
   *
   * @param path of a file
   * @param identity kind and id of a file; empty if it has no id
   * @param blob id of a file's content
   * @param removed the files that are gone
   * @param added the files that are new
   */
  public Renames(
      Function<F, String> path,
      Function<F, String> identity,
      Function<F, String> blob,
      Collection<F> removed,
      Collection<F> added) {
    this.path = path;
    removed.forEach(file -> gone.put(path.apply(file), file));
    added.forEach(file -> fresh.put(path.apply(file), file));
    match(identity);
    match(blob);
  }

  /** Matches versions of items. */
  public static Renames<ItemVersion> ofItems(
      Collection<ItemVersion> removed, Collection<ItemVersion> added) {
    return new Renames<>(
        ItemVersion::path,
        file -> file.id().isEmpty() ? "" : file.kind() + "\n" + file.id(),
        ItemVersion::blob,
        removed,
        added);
  }

  /** Matches by a key, where it is not empty. */
  private void match(Function<F, String> key) {
    pair(file -> keyed(key.apply(file), folder(path.apply(file))));
    pair(
        file ->
            keyed(key.apply(file), path.apply(file).substring(folder(path.apply(file)).length())));
    pair(key);
  }

  private static String keyed(String key, String place) {
    return key.isEmpty() ? "" : key + "\n" + place;
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private void pair(Function<F, String> key) {
    Map<String, Deque<F>> candidates = new HashMap<>();
    gone.values().stream()
        .filter(file -> !key.apply(file).isEmpty())
        .forEach(
            file -> candidates.computeIfAbsent(key.apply(file), k -> new ArrayDeque<>()).add(file));
    for (F file : List.copyOf(fresh.values())) {
      Deque<F> equals = candidates.get(key.apply(file));
      if (equals != null && !equals.isEmpty()) {
        add(path.apply(equals.poll()), path.apply(file));
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
  public List<F> removed() {
    return List.copyOf(gone.values());
  }

  /** The files without a predecessor, by path. */
  public List<F> added() {
    return List.copyOf(fresh.values());
  }

  /** The earlier versions of moved files, by their new paths. */
  public SortedMap<String, F> moved() {
    return found;
  }
}
