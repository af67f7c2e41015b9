package dev.sentinelsync.content.parse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns the bytes of a blob into text with {@code \n} line ends, the first step of every reader.
 * What an editor on Windows leaves behind (byte order mark, CRLF, Windows-1252 quotes) is read and
 * reported.
 */
public final class SourceText {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte[] LFS_POINTER =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

  /** What Java's decoder puts where bytes are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private SourceText() {}

  /**
   * Decodes a file.
   *
   * @param bytes the whole blob
   * @param limits bounds the size
   * @param problems receives what was read around
   * @return the text, without byte order mark and carriage returns
   * @throws UnreadableFileException when the file is empty, too large, binary or a Git LFS pointer
   */
  public static String decode(byte[] bytes, ContentLimits limits, ProblemSink problems)
      throws UnreadableFileException {
    if (bytes.length > limits.fileBytes()) {
      throw Rejection.of(
          0, 0, "too-large", "The file is larger than " + limits.fileBytes() + " bytes.");
    }
    if (startsWith(bytes, LFS_POINTER)) {
      throw Rejection.of(
          1,
          1,
          "lfs-pointer",
          "The file is a Git LFS pointer; its content is not in the repository.");
    }
    String text = unixLineEnds(withoutMark(characters(bytes, problems), problems), problems);
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw Rejection.of(
          lineAt(text, nul),
          columnAt(text, nul),
          "binary",
          "The file holds a NUL character; it is not text.");
    }
    return text;
  }

  /** One-based line of a character offset. */
  public static int lineAt(String text, int offset) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }

  /** One-based column of a character offset. */
  static int columnAt(String text, int offset) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }

  private static String characters(byte[] bytes, ProblemSink problems) {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
      problems.info(1, 1, "utf-16", "The file is UTF-16; it was read as such.");
      return new String(bytes, StandardCharsets.UTF_16);
    }
    // Nearly every file is sound, and this way of decoding is several times as fast.
    String sound = new String(bytes, StandardCharsets.UTF_8);
    return sound.indexOf(REPLACEMENT) < 0 ? sound : mixed(bytes, problems);
  }

  /** The characters of a file that is not UTF-8 from end to end, or that holds {@code U+FFFD}. */
  private static String mixed(byte[] bytes, ProblemSink problems) {
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    int firstForeign = -1;
    // A file saved in UTF-8 into which Windows-1252 quotes were pasted is common: only the bytes
    // that are not UTF-8 are read as Windows-1252.
    for (CoderResult result = utf8.decode(in, out, true);
        result.isError();
        result = utf8.decode(in, out, true)) {
      if (firstForeign < 0) {
        firstForeign = out.position();
      }
      out.put(new String(bytes, in.position(), result.length(), WINDOWS_1252));
      in.position(in.position() + result.length());
    }
    String text = out.flip().toString();
    if (firstForeign >= 0) {
      problems.info(
          lineAt(text, firstForeign),
          0,
          "windows-1252",
          "The file holds bytes that are not UTF-8; they were read as Windows-1252.");
    }
    return text;
  }

  private static String withoutMark(String text, ProblemSink problems) {
    if (text.isEmpty() || text.charAt(0) != '\uFEFF') {
      return text;
    }
    problems.info(1, 1, "byte-order-mark", "The file begins with a byte order mark.");
    return text.substring(1);
  }

  private static String unixLineEnds(String text, ProblemSink problems) {
    int first = text.indexOf('\r');
    if (first < 0) {
      return text;
    }
    problems.info(lineAt(text, first), 0, "crlf", "The file has Windows line ends.");
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
