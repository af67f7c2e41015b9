package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.support.HashShare;
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

  /** Null where a fact changed since. */
  private final Fingerprint[] shares = new Fingerprint[HashShare.COUNT];

  private Fingerprint whole;

  /** Takes note that a fact has another value, appeared or vanished. */
  synchronized void forget(String id) {
    shares[HashShare.of(id)] = null;
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
      List<List<Object>> missing = new ArrayList<>(HashShare.COUNT);
      for (Fingerprint share : shares) {
        missing.add(share == null ? new ArrayList<>() : null);
      }
      for (String id : ids) {
        List<Object> facts = missing.get(HashShare.of(id));
        if (facts != null) {
          facts.add(id);
          facts.add(fact.apply(id));
        }
      }
      for (int i = 0; i < HashShare.COUNT; i++) {
        if (missing.get(i) != null) {
          shares[i] = Fingerprints.of(missing.get(i));
        }
      }
      whole = Fingerprints.of(Arrays.asList(shares));
    }
    return whole;
  }
}
