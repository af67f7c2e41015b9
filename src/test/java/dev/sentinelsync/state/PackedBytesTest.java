package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedBytesTest {

  /** Nothing makes them shorter. */
  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_023, 1_024, 16_384, 1_000_000})
  void contentsOfAnyLengthComeOutAsTheyWentIn(int length) {
    assertThat(PackedBytes.unpack(PackedBytes.pack(noise(length)))).contains(noise(length));
    assertThat(PackedBytes.unpack(PackedBytes.pack(new byte[length]))).contains(new byte[length]);
  }

  @Test
  void repetitionTakesNoRoom() {
    assertThat(PackedBytes.pack(new byte[1_000_000])).hasSizeLessThan(10_000);
  }

  @Test
  void aContentThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> PackedBytes.pack(new byte[(64 << 20) + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A content of 67,108,865 bytes is too long to be stored; at most 67,108,864.");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, (64 << 20) + 1, Integer.MAX_VALUE, 4, 6})
  void aLengthThatIsNotTheContentsIsDamage(int length) {
    byte[] packed = PackedBytes.pack(new byte[] {1, 2, 3, 4, 5});
    ByteBuffer.wrap(packed).putInt(length);

    assertThat(PackedBytes.unpack(packed)).isEmpty();
  }

  @Test
  void whatIsMissingIsAbsent() {
    assertThat(PackedBytes.unpack(null)).isEmpty();
    assertThat(PackedBytes.unpack(new byte[7])).isEmpty();
  }
}
