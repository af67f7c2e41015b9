package dev.sentinelsync.state;

/**
 * What a parse result depends on.
 *
 * @param kind kind of file, at most 64 characters; whatever else of the path matters to the reader
 *     must be in here
 * @param blobId Git blob id, at most 64 characters
 * @param readerVersion changes whenever the reader would answer otherwise, at most 64 characters
 */
public record ParseKey(String kind, String blobId, String readerVersion)
    implements Comparable<ParseKey> {

  /** Checks lengths. */
  public ParseKey {
    Bounds.text("kind of file", kind, 64);
    Bounds.text("blob id", blobId, 64);
    Bounds.text("reader version", readerVersion, 64);
  }

  /** By blob, then kind, then reader version: writers that agree on an order do not deadlock. */
  @Override
  public int compareTo(ParseKey other) {
    int byBlob = blobId.compareTo(other.blobId);
    int byKind = byBlob != 0 ? byBlob : kind.compareTo(other.kind);
    return byKind != 0 ? byKind : readerVersion.compareTo(other.readerVersion);
  }
}
