package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What one file of the repository says: an immutable record of plain values that depends on the
 * file's bytes alone, never on its path. It is stored in the parse cache as JSON, so every
 * implementation is a record that Jackson can write and read back without loss.
 */
public interface FileFacts {

  /** The queries that the file holds, in document order; each is analysed alone. */
  default List<ContentQuery> queries() {
    return List.of();
  }
}
