package dev.sentinelsync.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.site.FactSheet;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {

  @ParameterizedTest
  @CsvSource({"asim-badge.png, 358, 379", "asim-logo-small.png, 112, 128"})
  void picturesHaveTheSizesThatPagesAreLaidOutFor(String name, int width, int height)
      throws Exception {
    byte[] bytes =
        Images.render(
            new PageContext(
                new PageId(PageKind.IMAGE, name),
                "images/" + name,
                new FactSheet(),
                null,
                Map.of(),
                true));

    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    assertThat(bytes.length).as("bytes").isLessThan(10_000);
  }
}
