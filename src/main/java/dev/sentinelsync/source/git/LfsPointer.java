package dev.sentinelsync.source.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Recognises Git LFS pointers: small text files that stand for content kept elsewhere. */
public final class LfsPointer {

  /** Pointers are smaller than this by the LFS specification. */
  private static final int MAX_BYTES = 1_024;

  private static final byte[] FIRST_LINE =
      "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.US_ASCII);

  private LfsPointer() {}

  /**
   * Tells whether a blob is a pointer, so that its text is not the file's content.
   *
   * @param content the whole blob
   */
  public static boolean matches(byte[] content) {
    return content.length < MAX_BYTES
        && content.length >= FIRST_LINE.length
        && Arrays.equals(content, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length);
  }
}
