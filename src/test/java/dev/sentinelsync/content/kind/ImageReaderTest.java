package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.content.fact.ImageFacts;
import dev.sentinelsync.content.fact.ImageFacts.Format;
import dev.sentinelsync.content.parse.UnreadableFileException;
import dev.sentinelsync.testing.Pictures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {

  private static ImageFacts read(byte[] bytes) throws UnreadableFileException {
    return new ImageReader().read(bytes, problem -> {});
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(UnreadableFileException.class);
  }

  @ParameterizedTest
  @CsvSource({"png,PNG", "jpg,JPEG", "gif,GIF"})
  void anImageIsRecognisedByItsBytes(String written, Format format) throws Exception {
    byte[] bytes = Pictures.plain(written, 321, 45, 0xaa5500);

    assertThat(read(bytes)).isEqualTo(new ImageFacts(format, 321, 45, bytes.length));
  }

  /** Lossy, lossless, and with transparency: each kind has its measures elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
        "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
        "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0B"
            + "KgEAAQAAAP4AAA3AAP7mtQAAAA=="
      })
  void webPIsRecognisedInAllItsForms(String encoded) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(encoded);

    assertThat(read(bytes)).isEqualTo(new ImageFacts(Format.WEBP, 1, 1, bytes.length));
  }

  @Test
  void measuresOfWebPAreThoseOfItsHeader() throws Exception {
    byte[] lossless =
        Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    // Width 640, height 480: each less one, 14 bits.
    int measures = 639 | 479 << 14;
    for (int i = 0; i < 4; i++) {
      lossless[21 + i] = (byte) (measures >> 8 * i);
    }

    assertThat(read(lossless))
        .extracting(ImageFacts::width, ImageFacts::height)
        .containsExactly(640, 480);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif"})
  void aFileThatEndsInsideItsHeaderIsNoImage(String format) {
    byte[] bytes = Pictures.plain(format, 20, 20, 0);
    int header = format.equals("jpg") ? 150 : format.equals("png") ? 24 : 10;
    for (int length = 0; length < header; length++) {
      assertRefused(Arrays.copyOf(bytes, length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><script>alert(1)</script></html>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        "GIF89a",
        "GIF88a\u0001\u0000\u0001\u0000",
        "RIFF\u0000\u0000\u0000\u0000WAVEfmt ",
        "RIFF\u0000\u0000\u0000\u0000WEBPVP9 \u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
        "BM\u0000\u0000\u0000\u0000",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
      })
  void whatIsNoImageIsRefusedWhateverItsName(String text) {
    assertRefused(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({"0,10", "10,0", "-1,10", "20000,1", "16000,16000"})
  void measuresThatNoScreenshotHasAreRefused(int width, int height) {
    byte[] bytes = Pictures.plain("png", 10, 10, 0);
    ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);

    assertRefused(bytes);
  }

  /** Markers without end, and segments of no length, end the search. */
  @Test
  void aJpegBuiltToKeepAReaderBusyIsRefused() {
    byte[] filler = new byte[ImageFacts.MOST_BYTES];
    Arrays.fill(filler, (byte) 0xff);
    filler[1] = (byte) 0xd8;
    assertRefused(filler);

    byte[] empty = new byte[ImageFacts.MOST_BYTES];
    for (int i = 0; i + 4 <= empty.length; i += 4) {
      empty[i] = (byte) 0xff;
      empty[i + 1] = (byte) (i == 0 ? 0xd8 : 0xe0);
      empty[i + 2] = i == 0 ? (byte) 0xff : 0;
      empty[i + 3] = i == 0 ? (byte) 0xe0 : 0;
    }
    assertRefused(empty);
  }
}
