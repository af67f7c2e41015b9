package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ImageFacts;
import dev.sentinelsync.content.fact.ImageFacts.Format;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Recognises an image by its bytes and reads its measures from its header (page layouts 13.8). No
 * pixel is decoded: what decodes images of strangers is the reader's browser.
 */
final class ImageReader implements ContentReader<ImageFacts> {

  /** A picture of a few bytes can unfold to gigabytes of pixels; no screenshot has as many. */
  private static final int MOST_PIXELS_A_SIDE = 16_384;

  private static final long MOST_PIXELS = 40_000_000;

  private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";
  private static final String JPEG = "\u00ff\u00d8\u00ff";

  @Override
  public FileKind kind() {
    return FileKind.README_IMAGE;
  }

  @Override
  public Class<ImageFacts> type() {
    return ImageFacts.class;
  }

  @Override
  public ImageFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    return image(bytes)
        .filter(image -> Math.min(image.width(), image.height()) > 0)
        .filter(image -> Math.max(image.width(), image.height()) <= MOST_PIXELS_A_SIDE)
        .filter(image -> (long) image.width() * image.height() <= MOST_PIXELS)
        .orElseThrow(
            () ->
                new UnreadableFileException(
                    new Problem(
                        0,
                        0,
                        Problem.Level.WARNING,
                        "no-image",
                        "The file is no PNG, JPEG, GIF or WebP image that a page can show.")));
  }

  private static Optional<ImageFacts> image(byte[] bytes) {
    Header header = new Header(bytes);
    try {
      if (header.has(0, PNG)) {
        return header.image(Format.PNG, header.bigEndian(16, 4), header.bigEndian(20, 4));
      }
      if (header.has(0, "GIF87a") || header.has(0, "GIF89a")) {
        return header.image(Format.GIF, header.littleEndian(6, 2), header.littleEndian(8, 2));
      }
      if (header.has(0, JPEG)) {
        return jpeg(header);
      }
      return header.has(0, "RIFF") && header.has(8, "WEBP") ? webp(header) : Optional.empty();
    } catch (IndexOutOfBoundsException e) {
      // The file ends inside its header.
      return Optional.empty();
    }
  }

  /** The first frame has the measures; segments before it are skipped. */
  private static Optional<ImageFacts> jpeg(Header header) {
    int at = 2;
    while (header.number(at) == 0xff) {
      int marker = header.number(at + 1);
      if (marker == 0xff) {
        at++;
      } else if (isFrame(marker)) {
        return header.image(Format.JPEG, header.bigEndian(at + 7, 2), header.bigEndian(at + 5, 2));
      } else {
        at += 2 + Math.max(2, header.bigEndian(at + 2, 2));
      }
    }
    return Optional.empty();
  }

  /** C4, C8 and CC lie among the frames and are tables. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static Optional<ImageFacts> webp(Header header) {
    if (header.has(12, "VP8X")) {
      return header.image(
          Format.WEBP, 1 + header.littleEndian(24, 3), 1 + header.littleEndian(27, 3));
    }
    if (header.has(12, "VP8L") && header.number(20) == 0x2f) {
      int measures = header.littleEndian(21, 4);
      return header.image(Format.WEBP, 1 + (measures & 0x3fff), 1 + (measures >>> 14 & 0x3fff));
    }
    if (header.has(12, "VP8 ") && header.has(23, "\u009d\u0001\u002a")) {
      return header.image(
          Format.WEBP, header.littleEndian(26, 2) & 0x3fff, header.littleEndian(28, 2) & 0x3fff);
    }
    return Optional.empty();
  }

  /**
   * The first bytes of a file.
   *
   * @param bytes the whole file
   */
  private record Header(byte[] bytes) {

    boolean has(int at, String text) {
      byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
      return bytes.length >= at + expected.length
          && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    int number(int at) {
      return Byte.toUnsignedInt(bytes[at]);
    }

    int bigEndian(int at, int length) {
      int value = 0;
      for (int i = 0; i < length; i++) {
        value = value << 8 | number(at + i);
      }
      return value;
    }

    int littleEndian(int at, int length) {
      int value = 0;
      for (int i = length - 1; i >= 0; i--) {
        value = value << 8 | number(at + i);
      }
      return value;
    }

    Optional<ImageFacts> image(Format format, int width, int height) {
      return Optional.of(new ImageFacts(format, width, height, bytes.length));
    }
  }
}
