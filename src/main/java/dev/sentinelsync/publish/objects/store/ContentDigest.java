package dev.sentinelsync.publish.objects.store;

import dev.sentinelsync.support.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is left of an object that was read as a stream.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param size in bytes, as read
 */
public record ContentDigest(String sha256, long size) {

  /** Reads a stream to its end, without closing it. */
  public static ContentDigest of(InputStream in) throws IOException {
    Counting counting = new Counting(in);
    String sha256 = Sha256.hex(counting);
    return new ContentDigest(sha256, counting.count);
  }

  /** Counts the bytes that go through. */
  private static final class Counting extends FilterInputStream {

    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
