package dev.sentinelsync.catalog.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The fingerprint of all facts of a family, kept in shares: after a change the shares that it fell
 * into are made again, not the whole. For many threads.
 */
final class WholeFingerprint {

  private static final int SHARES = 256;

  /** Null where a fact changed since. */
  private final Fingerprint[] shares = new Fingerprint[SHARES];

  private Fingerprint whole;

  /** Takes note that a fact has another value, appeared or vanished. */
  synchronized void forget(String id) {
    shares[share(id)] = null;
    whole = null;
  }

  /**
   * The present fingerprint.
   *
   * @param ids of all facts of the family, in order
   * @param fact fingerprint of each, so that no value is read twice
   */
  synchronized Fingerprint of(Collection<String> ids, Function<String, Fingerprint> fact) {
    if (whole == null) {
      List<List<Object>> missing = new ArrayList<>(SHARES);
      for (Fingerprint share : shares) {
        missing.add(share == null ? new ArrayList<>() : null);
      }
      for (String id : ids) {
        List<Object> facts = missing.get(share(id));
        if (facts != null) {
          facts.add(id);
          facts.add(fact.apply(id));
        }
      }
      for (int i = 0; i < SHARES; i++) {
        if (missing.get(i) != null) {
          shares[i] = Fingerprints.of(missing.get(i));
        }
      }
      whole = Fingerprints.of(Arrays.asList(shares));
    }
    return whole;
  }

  /** The hash of a text is the same in every Java. */
  private static int share(String id) {
    int hash = id.hashCode();
    return (hash ^ hash >>> 8 ^ hash >>> 16 ^ hash >>> 24) & SHARES - 1;
  }
}
