package dev.sentinelsync.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.site.past.VanishedPage.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AddressChangesCodecTest {

  private static final AddressChanges CHANGES =
      new AddressChanges(
          "c0ffee",
          -1,
          true,
          List.of(
              new VanishedPage(
                  "content/ä.md",
                  "ITEM/Detections/Ä.yaml",
                  new Subject("Ä\n\u202e😀", "x".repeat(70_000), "id", "digest"),
                  "ITEM/other"),
              new VanishedPage("tables/t.md", "TABLE/t", new Subject("", "", "", ""), "")),
          new TreeMap<>(Map.of("tables/u.md", "TABLE/u")));

  @Test
  void whatIsStoredIsReadAgain() {
    assertThat(AddressChangesCodec.decode("c0ffee", AddressChangesCodec.encode(CHANGES)))
        .contains(CHANGES);
  }

  @Test
  void whatIsCutShortOrDamagedCountsAsAbsent() {
    byte[] stored = AddressChangesCodec.encode(CHANGES);

    assertThat(AddressChangesCodec.decode("c0ffee", Arrays.copyOf(stored, 20))).isEmpty();
    assertThat(AddressChangesCodec.decode("c0ffee", new byte[0])).isEmpty();
    byte[] damaged = stored.clone();
    Arrays.fill(damaged, 9, 60, (byte) 0xff);
    assertThat(AddressChangesCodec.decode("c0ffee", damaged)).isEmpty();
  }
}
