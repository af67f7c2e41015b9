package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What one file of the repository says: an immutable record of plain values that depends on the
 * file's bytes alone, never on its path. It is stored in the parse cache as JSON, so every
 * implementation is a record that Jackson can write and read back without loss.
 */
public interface FileFacts {

  /** What every kind of item says of itself; nothing for files that are no items. */
  default CommonAttributes common() {
    return CommonAttributes.NONE;
  }

  /** The {@code metadata} object of stand-alone content. */
  default ItemMetadata metadata() {
    return ItemMetadata.NONE;
  }

  /**
   * Whether the file names its source or author, as stand-alone content does (analysis rules 4.6).
   */
  default boolean hasMetadata() {
    return !metadata().sourceKind().isEmpty() || !metadata().authorName().isEmpty();
  }

  /** Whether the file is of the kind that its folder says. */
  default boolean accepted() {
    return true;
  }

  /** Whether the file only says that its content has moved (analysis rules 4.6). */
  default boolean stub() {
    return false;
  }

  /** The tables that the item sends records to, as written, in document order, each once. */
  default List<String> writtenTables() {
    return List.of();
  }

  /**
   * A connector that a file defines.
   *
   * @param definition its definition
   * @param beside what stands beside the definition and is evidence for it
   */
  record DefinedConnector(ConnectorDefinition definition, ConnectorFileFacts beside) {}

  /** The connectors that the file defines, in document order. */
  default List<DefinedConnector> connectors() {
    return List.of();
  }

  /** The queries that the file holds, in document order; each is analysed alone. */
  default List<ContentQuery> queries() {
    return List.of();
  }
}
