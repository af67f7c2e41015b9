package dev.sentinelsync.source.git;

import dev.sentinelsync.source.SourceException;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;

/** What readers of a clone reported, and whether the clone must be made again for that. */
final class CloneHealth {

  /** Fetches into a partial clone that fail in a row before a new clone is made. */
  private static final int FAILURES = 3;

  private final int maxEntries;
  private int failures;
  private volatile boolean corrupt;
  private volatile String missingObject;
  private ObjectId rebuiltFor;

  /**
   * @param maxEntries how many tree entries to look at before calling a clone complete
   */
  CloneHealth(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  /** Remembers that a reader met a broken object; the next fetch looks into it. */
  void reportCorrupt() {
    corrupt = true;
  }

  /** Remembers that a reader did not find an object, which may never have been in the branch. */
  void reportMissing(String objectId) {
    missingObject = objectId;
  }

  /** Whether a fetch into a partial clone fails for good: a new clone may be got another way. */
  boolean isGivenUp(SourceException failure) {
    failures++;
    return !failure.retryable() || failures >= FAILURES;
  }

  /** Remembers that a fetch brought what it should. */
  void reportFetched() {
    failures = 0;
  }

  /** A clone rebuilt for this very tip is not made again: then the remote has the damage. */
  boolean isHarmed(OpenClone clone, ObjectId tip) {
    if (isRebuiltFor(tip)) {
      return false;
    }
    String missing = missingObject;
    if (corrupt || missing == null) {
      return corrupt;
    }
    try {
      // An object that is listed and yet was not found sits in a broken pack.
      ObjectId head = clone.head();
      boolean whole = head != null && !clone.lists(missing) && clone.isComplete(head, maxEntries);
      if (whole) {
        missingObject = null;
      }
      return !whole;
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether a clone was made for this tip, or would have been had the remote no damage. */
  boolean isRebuiltFor(ObjectId tip) {
    return tip.equals(rebuiltFor);
  }

  /** A new clone could not be made of this tip, since the remote has the damage. */
  void blame(ObjectId tip) {
    rebuiltFor = tip;
  }

  /** A new clone was made of this tip. */
  void renew(ObjectId tip) {
    corrupt = false;
    missingObject = null;
    rebuiltFor = tip;
  }
}
