package dev.sentinelsync.publish;

import dev.sentinelsync.support.Content;

/**
 * A place on a target's own medium where the contents of pages wait until a publication takes them,
 * so that pages are written while others are still being made, and once. Nothing is opened before
 * the first content comes. For use by many threads.
 *
 * <p>The contents are put in one publication at most, and in none after another staging's; it takes
 * them from here. What no publication took is deleted by {@link #close}.
 */
public interface Staging extends AutoCloseable {

  /**
   * Keeps a content.
   *
   * @return the same content, as this keeps it
   * @throws TargetException when it cannot be written
   */
  Content keep(Content content);

  /** Deletes what no publication has taken. Never throws. */
  @Override
  void close();
}
