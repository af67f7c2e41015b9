package dev.sentinelsync.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes as parse results and records of commits are stored: length and CRC-32C of the content (four
 * bytes each), then the content deflated. Whatever does not come out as it went in counts as
 * absent.
 */
final class PackedBytes {

  private static final int HEADER = 8;

  /** Contents are a few kilobytes, megabytes at most; a length beyond this can only be damage. */
  private static final int LONGEST = 64 << 20;

  private PackedBytes() {}

  static byte[] pack(byte[] content) {
    if (content.length > LONGEST) {
      throw new IllegalArgumentException(
          "A content of %,d bytes is too long to be stored; at most %,d."
              .formatted(content.length, LONGEST));
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      // Stored blocks are the worst case: five bytes for each of at most 16 KiB.
      byte[] packed = new byte[HEADER + content.length + content.length / 1024 + 64];
      int length = deflater.deflate(packed, HEADER, packed.length - HEADER);
      if (!deflater.finished()) {
        throw new IllegalStateException("deflate needed more room than its worst case");
      }
      ByteBuffer.wrap(packed).putInt(content.length).putInt(checksum(content));
      return Arrays.copyOf(packed, HEADER + length);
    } finally {
      deflater.end();
    }
  }

  static Optional<byte[]> unpack(byte[] packed) {
    if (packed == null || packed.length < HEADER) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(packed);
    int length = header.getInt();
    int checksum = header.getInt();
    if (length < 0 || length > LONGEST) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, HEADER, packed.length - HEADER);
      byte[] content = new byte[length];
      int inflated = inflater.inflate(content);
      return inflated == length && checksum(content) == checksum
          ? Optional.of(content)
          : Optional.empty();
    } catch (DataFormatException damaged) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  private static int checksum(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return (int) checksum.getValue();
  }
}
