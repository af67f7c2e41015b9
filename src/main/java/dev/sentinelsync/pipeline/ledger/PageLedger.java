package dev.sentinelsync.pipeline.ledger;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.support.SmallSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is published of one site and what each page was made from. The ledger answers which pages a
 * set of changed facts touches; it says nothing of facts that no page read. For one thread.
 */
public final class PageLedger {

  private final Map<String, Entry> pages = new HashMap<>();

  /** Pages by the facts that they read; null until somebody asks, which a single run does not. */
  private Map<FactKey, Set<String>> readers;

  /**
   * A file of a page in the target.
   *
   * @param address its path
   * @param digest SHA-256 of its bytes in hexadecimal
   * @param size of its bytes
   */
  public record Output(String address, String digest, long size) {}

  /**
   * One page.
   *
   * @param key page key
   * @param outputs its files, at least one; the first lies at the address of the page
   * @param keys the facts it read
   * @param prints their fingerprints, high and low half in turn
   * @param renderedAt revision at which it was made
   */
  public record Entry(
      String key, List<Output> outputs, FactKey[] keys, long[] prints, String renderedAt) {

    /** Kind of the page, the first half of its key. */
    public String kind() {
      return key.substring(0, key.indexOf('/'));
    }

    /** What the page is about, the second half of its key. */
    public String subject() {
      return key.substring(key.indexOf('/') + 1);
    }

    /** The fingerprint that a fact had. */
    Fingerprint print(int index) {
      return new Fingerprint(prints[2 * index], prints[2 * index + 1]);
    }

    /**
     * The facts that have another value now, by key; empty if the page is up to date.
     *
     * @param suspects says which facts may have changed; the others are not looked at
     */
    public SortedSet<FactKey> staleReads(FactGraph graph, Predicate<FactKey> suspects) {
      SortedSet<FactKey> stale = new TreeSet<>();
      for (int i = 0; i < keys.length; i++) {
        if (suspects.test(keys[i]) && !graph.fingerprint(keys[i]).equals(print(i))) {
          stale.add(keys[i]);
        }
      }
      return stale;
    }
  }

  /**
   * The kinds of the pages at some addresses. Further outputs of a page are no pages; an address
   * that the ledger does not know counts as a page of an empty kind.
   */
  public SortedMap<String, String> kinds(Collection<String> addresses) {
    SortedMap<String, String> kinds = new TreeMap<>();
    addresses.forEach(address -> kinds.put(address, ""));
    if (!kinds.isEmpty()) {
      for (Entry page : pages.values()) {
        kinds.replace(page.outputs().get(0).address(), page.kind());
        page.outputs().stream().skip(1).map(Output::address).forEach(kinds::remove);
      }
    }
    return kinds;
  }

  /** The page of a key, if it is published. */
  public Optional<Entry> find(String pageKey) {
    return Optional.ofNullable(pages.get(pageKey));
  }

  /** All pages by key, in no order. */
  public Collection<Entry> entries() {
    return Collections.unmodifiableCollection(pages.values());
  }

  /**
   * Enters a page, in place of an earlier one of the same key.
   *
   * @param reads the facts it read, with the fingerprints that they had
   * @return the page as it is kept
   */
  public Entry put(
      String key, List<Output> outputs, Map<FactKey, Fingerprint> reads, String renderedAt) {
    FactKey[] keys = new FactKey[reads.size()];
    long[] prints = new long[2 * keys.length];
    int next = 0;
    for (Map.Entry<FactKey, Fingerprint> read : reads.entrySet()) {
      keys[next] = read.getKey();
      prints[2 * next] = read.getValue().high();
      prints[2 * next + 1] = read.getValue().low();
      next++;
    }
    Entry entry = new Entry(key, List.copyOf(outputs), keys, prints, renderedAt);
    Entry before = pages.get(key);
    if (before != null && Arrays.equals(before.keys(), keys)) {
      // A page that reads thousands of facts mostly reads the same ones again.
      pages.put(key, entry);
      return entry;
    }
    remove(key);
    pages.put(key, entry);
    if (readers != null) {
      index(entry);
    }
    return entry;
  }

  private void index(Entry page) {
    for (FactKey read : page.keys()) {
      readers.computeIfAbsent(read, same -> new SmallSet<>()).add(page.key());
    }
  }

  /**
   * Adds outputs to a page.
   *
   * @throws IllegalArgumentException if there is no such page
   */
  void addOutputs(String key, Collection<Output> further) {
    Entry page = pages.get(key);
    if (page == null) {
      throw new IllegalArgumentException("the first output of page " + key + " is not recorded");
    }
    List<Output> outputs = new ArrayList<>(page.outputs());
    outputs.addAll(further);
    pages.put(
        key, new Entry(key, List.copyOf(outputs), page.keys(), page.prints(), page.renderedAt()));
  }

  /** Takes a page out. */
  public void remove(String key) {
    Entry gone = pages.remove(key);
    if (gone == null || readers == null) {
      return;
    }
    for (FactKey read : gone.keys()) {
      Set<String> left = readers.get(read);
      left.remove(key);
      if (left.isEmpty()) {
        readers.remove(read);
      }
    }
  }

  /** Whether the ledger holds exactly the outputs of the site that a target's manifest names. */
  public boolean matches(SiteManifest manifest) {
    List<Output> outputs =
        pages.values().stream().flatMap(page -> page.outputs().stream()).toList();
    manifest.readAll();
    return outputs.size() == manifest.size()
        && outputs.stream()
            .allMatch(
                output ->
                    manifest
                        .page(output.address())
                        .filter(PageEntry::isOfSite)
                        .filter(held -> held.sha256().equals(output.digest()))
                        .isPresent());
  }

  /** The pages that read one of these facts, or only how many elements a set of them has. */
  public SortedSet<String> readersOf(Collection<FactKey> facts) {
    if (readers == null) {
      readers = new HashMap<>();
      pages.values().forEach(this::index);
    }
    SortedSet<String> result = new TreeSet<>();
    for (FactKey fact : facts) {
      result.addAll(readers.getOrDefault(fact, Set.of()));
      result.addAll(readers.getOrDefault(new FactKey.Count(fact), Set.of()));
    }
    return result;
  }
}
