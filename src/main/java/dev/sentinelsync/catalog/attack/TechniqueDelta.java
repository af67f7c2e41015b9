package dev.sentinelsync.catalog.attack;

import dev.sentinelsync.catalog.input.CommitTime;
import java.util.List;

/**
 * How the numbers of analytic rules of techniques changed between two commits of the first-parent
 * history: the sum of what each commit between them changed (analysis rules 4.8).
 *
 * @param days how much older than the head the base is at least, unless the history ends before
 * @param base the commit that the changes begin after
 * @param head the commit that they end with
 * @param changes by identifier of the technique
 */
public record TechniqueDelta(int days, CommitTime base, CommitTime head, List<Change> changes) {

  /** Copies the list. */
  public TechniqueDelta {
    changes = List.copyOf(changes);
  }

  /**
   * What happened to one technique.
   *
   * @param id identifier
   * @param gained sum over the commits that left more rules with it than there were
   * @param lost sum over the commits that left fewer
   */
  public record Change(String id, int gained, int lost) {

    /** How many rules more there are at the head than at the base. */
    public int net() {
      return gained - lost;
    }
  }
}
