package dev.sentinelsync.publish;

import java.util.Optional;

/**
 * One attempt to bring a target to a new revision: put and remove in any order, then commit. Closed
 * without commit, it leaves the target as it was. Used by one thread.
 *
 * <pre>{@code
 * try (Publication publication = store.begin(request)) {
 *   changed.forEach(publication::put);
 *   gone.forEach(publication::remove);
 *   PublishReceipt receipt = publication.commit();
 * }
 * }</pre>
 */
public interface Publication extends AutoCloseable {

  /** What was published when this began: the state that the changes are relative to. */
  Optional<SiteManifest> base();

  /**
   * Takes a page of the new revision. A page that the base holds with the same digest costs nothing
   * and is not written, unless the request is a repair.
   *
   * @throws TargetException {@code INVALID_PAGE} when its path breaks {@link PathRules} or the same
   *     path was put or removed before
   */
  void put(PageContent page);

  /**
   * Takes a page out. A path that the manifest does not own is left alone: removing what is already
   * gone is no error, and a foreign file is not ours to delete.
   *
   * @throws TargetException {@code INVALID_PAGE} as for {@link #put}
   */
  void remove(String path);

  /**
   * Takes a page out of the site and leaves its file, for caches in front of the target that hold
   * pages of before. The manifest says since when; a later {@link #remove} deletes the file.
   *
   * @throws TargetException {@code INVALID_PAGE} as for {@link #put}
   */
  void retain(String path);

  /**
   * Makes the changes visible and durable. When no page changes and revision and configuration are
   * the base's, nothing at all is written. A new page is left out where a file that is not ours and
   * has other content is in its way; the receipt names it.
   *
   * @throws TargetException {@code FENCED} when a newer writer has published meanwhile, {@code
   *     CONFLICT} when another writer with the same fence has, {@code FOREIGN_FILE} when a file
   *     that is not ours came in the way of a new page meanwhile, {@code INVALID_PAGE} when two
   *     pages differ by case alone or one is the folder of another. After any exception the
   *     manifest is the old one, or the next {@link TargetStore#published()} tells
   * @throws IllegalStateException when called twice or after close
   */
  PublishReceipt commit();

  /** Undoes what was not committed and frees what was held. Never throws. */
  @Override
  void close();
}
