package dev.sentinelsync.site.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageQuotaTest {

  private static List<Integer> images(int count, int kilobytes) {
    return new ArrayList<>(Collections.nCopies(count, kilobytes << 10));
  }

  private static int limit(List<Integer> sizes) {
    return ImageQuota.limit(sizes) >> 10;
  }

  @Test
  void imagesThatFitAreAllShown() {
    assertThat(limit(images(40, 512))).isEqualTo(512);
    assertThat(limit(List.of())).isEqualTo(512);
  }

  @Test
  void theLargestAreLeftOutWhereNotAllFit() {
    List<Integer> sizes = images(41, 512);
    sizes.addAll(images(100, 100));

    assertThat(limit(sizes)).isEqualTo(384);
  }

  @Test
  void theSumIsNeverExceededWhateverTheSizes() {
    for (int kilobytes : new int[] {1, 2, 5, 90, 130, 500}) {
      List<Integer> sizes = images(30_000, kilobytes);
      int limit = ImageQuota.limit(sizes);

      assertThat(sizes.stream().filter(size -> size <= limit).mapToLong(size -> size).sum())
          .isLessThanOrEqualTo(ImageQuota.MOST_BYTES);
    }
    assertThat(limit(images(30_000, 1))).isZero();
  }

  /** A site beyond the sum: another small image is no reason to change any other page. */
  @Test
  void anotherImageSeldomMovesTheLimit() {
    List<Integer> sizes = images(300, 120);
    int before = limit(sizes);
    int moves = 0;
    for (int i = 0; i < 200; i++) {
      sizes.add(40 << 10);
      int after = limit(sizes);
      moves += after == before ? 0 : 1;
      before = after;
    }

    assertThat(moves).isZero();
  }
}
