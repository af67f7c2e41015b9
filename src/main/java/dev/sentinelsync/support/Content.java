package dev.sentinelsync.support;

/** The bytes of a file that is yet to be written, wherever they wait. */
public interface Content {

  /** How many there are. */
  int size();

  /**
   * All of them; not to be changed.
   *
   * @throws java.io.UncheckedIOException when the file in which they wait cannot be read
   */
  byte[] bytes();

  /**
   * Bytes in memory.
   *
   * @param bytes not copied, so they must not be changed
   */
  static Content of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /** A content that nobody needs any more, of which only the size is left. */
  static Content gone(int size) {
    return new Gone(size);
  }

  /**
   * Only a size.
   *
   * @param size in bytes
   */
  record Gone(int size) implements Content {

    @Override
    public byte[] bytes() {
      throw new IllegalStateException("the content was not kept");
    }
  }

  /**
   * Bytes in memory.
   *
   * @param bytes not copied
   */
  record InMemory(byte[] bytes) implements Content {

    @Override
    public int size() {
      return bytes.length;
    }
  }
}
