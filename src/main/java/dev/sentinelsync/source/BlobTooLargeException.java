package dev.sentinelsync.source;

/** A file is larger than the caller is ready to read; nothing of it was read. */
public final class BlobTooLargeException extends SourceException {

  private static final long serialVersionUID = 1L;

  private final long size;
  private final long limit;

  /**
   * @param blobId the content
   * @param size its size in bytes
   * @param limit the limit, in bytes
   */
  public BlobTooLargeException(String blobId, long size, long limit) {
    super(
        Reason.TOO_LARGE,
        "Blob " + blobId + " has " + size + " bytes, more than the limit of " + limit + ".");
    this.size = size;
    this.limit = limit;
  }

  /** Size of the file in bytes. */
  public long size() {
    return size;
  }

  /** The limit in bytes. */
  public long limit() {
    return limit;
  }
}
