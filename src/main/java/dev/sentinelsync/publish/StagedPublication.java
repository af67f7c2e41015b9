package dev.sentinelsync.publish;

import java.util.Optional;

/**
 * What the publications of all stores share: changes are collected and checked in a {@link
 * ChangeSet}, and nothing is taken any more once the publication has ended.
 */
public abstract class StagedPublication implements Publication {

  private final ChangeSet changes;
  private boolean ended;

  /**
   * @param changes what is asked for, against what the target holds
   */
  protected StagedPublication(ChangeSet changes) {
    this.changes = changes;
  }

  /** What was asked for so far. */
  protected final ChangeSet changes() {
    return changes;
  }

  @Override
  public final Optional<SiteManifest> base() {
    return changes.base();
  }

  @Override
  public final void put(PageContent page) {
    requireOpen();
    if (changes.put(page)) {
      stage(page);
    }
  }

  @Override
  public final void remove(String path) {
    requireOpen();
    changes.remove(path);
  }

  @Override
  public final void retain(String path) {
    requireOpen();
    changes.retain(path);
  }

  @Override
  public final PublishReceipt commit() {
    requireOpen();
    ended = true;
    return publish();
  }

  @Override
  public final void close() {
    ended = true;
    release();
  }

  /** Keeps the bytes of a page that differs from what the target holds until the commit. */
  protected abstract void stage(PageContent page);

  /** Publishes the changes but those that something foreign is in the way of; called once. */
  protected abstract PublishReceipt publish();

  /** Lets go of what was staged; also called without a commit, and more than once. */
  protected abstract void release();

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("this publication has ended");
    }
  }
}
