package dev.sentinelsync.site.past;

import dev.sentinelsync.catalog.graph.FactGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the commits of one first-parent history changed in the addresses of pages, as far as that is
 * known, and the tombstones that follow. For one thread.
 */
public final class AddressHistory {

  /** What else the changes depend on: build and configuration. */
  private String scope = "";

  /** Oldest first; the changes of the first one do not count, since the history begins with it. */
  private List<String> chain = new ArrayList<>();

  /** Where each commit of the chain stands. */
  private final Map<String, Integer> places = new HashMap<>();

  private final Map<String, AddressChanges> known = new HashMap<>();

  /** Commits whose changes were found out since somebody asked for these. */
  private final SortedSet<String> fresh = new TreeSet<>();

  private boolean limited;
  private final Tombstones tombstones = new Tombstones();

  /** How many commits of the chain are in {@link #tombstones}. */
  private int added;

  /** What else the changes depend on: build and configuration; empty at first. */
  public String scope() {
    return scope;
  }

  /** Whether nobody wants to know the past. */
  public boolean isEmpty() {
    return chain.isEmpty();
  }

  /** Whether a commit is the newest one. */
  public boolean isNewest(String commit) {
    return !chain.isEmpty() && chain.get(chain.size() - 1).equals(commit);
  }

  /** Adds commits that follow the newest one, oldest first. */
  public void extend(List<String> commits) {
    for (String commit : commits) {
      places.put(commit, chain.size());
      chain.add(commit);
    }
  }

  /**
   * Takes another history.
   *
   * @param limited whether it ends before the history of the repository does; what depends on how
   *     much history there is must be found again then
   */
  public void replace(String newScope, List<String> commits, boolean limited) {
    this.limited = limited;
    if (!newScope.equals(scope)) {
      scope = newScope;
      known.clear();
    }
    known.values().removeIf(changes -> limited && changes.olderVersions());
    chain = new ArrayList<>();
    places.clear();
    tombstones.clear();
    added = 0;
    extend(commits);
    known.keySet().retainAll(places.keySet());
    fresh.retainAll(known.keySet());
  }

  /** The commits, oldest first. */
  public List<String> chain() {
    return List.copyOf(chain);
  }

  /** The commits whose changes are wanted and not known, oldest first. */
  public List<String> missing() {
    return chain.subList(Math.min(Math.max(1, added), chain.size()), chain.size()).stream()
        .filter(commit -> !known.containsKey(commit))
        .toList();
  }

  /** Whether the changes from one commit to another are wanted and not known. */
  public boolean wants(String from, String to) {
    int place = places.getOrDefault(to, 0);
    return place > 0 && chain.get(place - 1).equals(from) && !known.containsKey(to);
  }

  /** Whether it ends before the history of the repository does. */
  public boolean isLimited() {
    return limited;
  }

  /** Takes the changes of a commit, which were just found out. */
  public void put(AddressChanges changes) {
    known.put(changes.commit(), changes);
    fresh.add(changes.commit());
  }

  /** Takes the changes of a commit, which were stored. */
  public void restore(AddressChanges changes) {
    known.put(changes.commit(), changes);
  }

  /**
   * What was found out since the last call, if that is of enough commits.
   *
   * @param least fewer are kept for the next call
   */
  public List<AddressChanges> takeFresh(int least) {
    if (fresh.size() < least) {
      return List.of();
    }
    List<AddressChanges> taken = fresh.stream().map(known::get).toList();
    fresh.clear();
    return taken;
  }

  /**
   * Adds the tombstones that came or went since the last time.
   *
   * @throws IllegalStateException if the changes of a commit are not known
   */
  public void report(FactGraph.Changes facts) {
    for (; added < chain.size(); added++) {
      if (added > 0) {
        String commit = chain.get(added);
        AddressChanges changes = known.get(commit);
        if (changes == null) {
          throw new IllegalStateException("addresses changed by " + commit + " are not known");
        }
        tombstones.add(changes);
      }
    }
    tombstones.report(facts);
  }
}
