package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.objects.store.PreconditionFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to change pages, as the note in the target says. A process that was stopped for a while
 * finds here that another one has taken the work over.
 */
final class Claim {

  /**
   * How old the last look at the note may be when a page is written: a writer that was succeeded
   * writes no longer than that. One small request in it is nothing beside the pages.
   */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

  private static final int MOST_MARKS = 5;

  private final SiteRecords records;
  private final LongSupplier nanoTime;
  private PublishNote note;
  private long confirmed;

  private Claim(SiteRecords records, PublishNote note, LongSupplier nanoTime) {
    this.records = records;
    this.note = note;
    this.nanoTime = nanoTime;
    this.confirmed = nanoTime.getAsLong();
  }

  /**
   * Leaves the note, in place of the one that was read before.
   *
   * @param tag entity tag of the note that was read
   * @throws OvertakenException when another publish has replaced that one
   */
  static Claim take(SiteRecords records, PublishNote note, String tag, LongSupplier nanoTime) {
    try {
      records.writeNote(note, tag);
    } catch (PreconditionFailedException e) {
      throw new OvertakenException();
    }
    return new Claim(records, note, nanoTime);
  }

  /**
   * Makes sure that the note still is this publish's; looks at most once per {@link #INTERVAL}.
   *
   * @throws OvertakenException when it is not
   */
  synchronized void confirm() {
    if (nanoTime.getAsLong() - confirmed < INTERVAL.toNanos()) {
      return;
    }
    if (!isMine(records.readNote())) {
      throw new OvertakenException();
    }
    confirmed = nanoTime.getAsLong();
  }

  private boolean isMine(Optional<PublishNote> found) {
    return found.map(PublishNote::publishId).equals(Optional.of(note.publishId()));
  }

  /** Takes a page out of the note again: what lies there is somebody else's. */
  synchronized void release(String path) {
    note = note.without(path);
    try {
      records.writeNote(note, records.noteTag());
    } catch (PreconditionFailedException e) {
      throw new OvertakenException();
    }
  }

  /**
   * Adds the pages that an overtaken publish touched to the note of the newer one. They may have
   * been touched after the newer one wrote them, so the next run looks at them again.
   */
  static void reportLateWrites(
      SiteRecords records, String publishId, SortedMap<String, Phase> touched) {
    for (int i = 0; i < MOST_MARKS && !touched.isEmpty(); i++) {
      try {
        Optional<PublishNote> theirs = records.readNote();
        if (theirs.isEmpty() || theirs.get().publishId().equals(publishId)) {
          return;
        }
        records.writeNote(theirs.get().withLate(touched), records.noteTag());
        return;
      } catch (PreconditionFailedException e) {
        LOG.debug("The note has changed again; writing to the newer one");
      } catch (TargetException e) {
        LOG.warn(
            "{} pages may have been written after a newer publish wrote them, and that could not be"
                + " noted in the target ({}). Run 'verify --repair'.",
            touched.size(),
            e.getMessage());
        return;
      }
    }
  }
}
