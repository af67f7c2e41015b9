package dev.sentinelsync.publish;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place that holds the published site. The lifecycle and what every store promises are in the
 * package documentation.
 *
 * <p>A store may be used by several threads, one publication at a time; other processes may use the
 * same target at the same time. Every method may throw {@link TargetException}.
 */
public interface TargetStore extends AutoCloseable {

  /**
   * Checks that the target can be reached and written, without changing a page and in a few
   * requests.
   *
   * @throws TargetException saying what is wrong and what to do
   */
  void validate();

  /**
   * The same for somebody who only looks: what it writes to find out is removed.
   *
   * @throws TargetException saying what is wrong and what to do
   */
  default void probe() {
    validate();
  }

  /**
   * What the target itself says it holds. A publish that was interrupted is finished or undone
   * first; a store that can do neither gives the pages in doubt the digest {@link
   * PageEntry#UNKNOWN}, so that whoever compares puts or removes them.
   *
   * @return empty when this program has never published here
   * @throws TargetException {@code CORRUPT} when the manifest is unreadable
   */
  Optional<SiteManifest> published();

  /**
   * Opens a publication on top of what is published.
   *
   * @throws TargetException {@code FENCED} when the target was published by a newer writer
   */
  Publication begin(PublishRequest request);

  /**
   * A place for contents of pages that the next publication of this store is to put.
   *
   * @return empty when such a place would save nothing
   */
  default Optional<Staging> openStaging() {
    return Optional.empty();
  }

  /**
   * What is really there, page by page, each read and digested, in the order of the paths; for
   * finding drift. Includes foreign files, leaves out this program's own records. One publication
   * may run beside it; then the pages may be of both revisions where the store does not switch
   * atomically.
   *
   * @return lazy; must be closed. Reading on may throw {@link TargetException}
   */
  Stream<StoredPage> stored();

  /**
   * Reads one published file, owned or foreign.
   *
   * @param path as in the manifest
   * @return empty when it does not exist
   * @throws TargetException {@code INVALID_PAGE} when the path breaks {@link PathRules}
   */
  Optional<byte[]> read(String path);

  /** Kind and place for people and logs, without secrets; never throws. */
  String describe();

  /**
   * Gives the memory back in which the store keeps what it knows of the published site; it reads
   * that again when it is asked. Called between publications.
   */
  void forget();

  /** Frees what the store holds. Never undoes or finishes a publication. */
  @Override
  void close();
}
