package dev.sentinelsync.publish.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteFormatTest {

  @Test
  void aNoteReadsBackEqualWhateverItsPagesAreCalled() {
    PublishNote note =
        PublishNote.of(
                "publish-1",
                7,
                new TreeMap<>(
                    Map.of("a \"b\".md", Phase.PAGE, "emoji/\ud83d\udd12.png", Phase.ASSET)))
            .withLate(new TreeMap<>(Map.of("readme.md", Phase.INDEX)));

    assertThat(NoteFormat.read(NoteFormat.write(note))).isEqualTo(note);
  }

  @Test
  void pagesAreInDoubtUntilTheManifestHasTheSamePublishAndLateOnesForLonger() {
    PublishNote note =
        PublishNote.of("publish-1", 7, new TreeMap<>(Map.of("a.md", Phase.PAGE)))
            .withLate(new TreeMap<>(Map.of("b.md", Phase.PAGE)));

    assertThat(note.doubts("publish-0")).containsOnlyKeys("a.md", "b.md");
    assertThat(note.doubts("publish-1")).containsOnlyKeys("b.md");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"format\": 1, \"publishId\": \"x\"",
        "{\"format\": 2, \"publishId\": \"x\", \"fence\": 0, \"pages\": {}, \"late\": {}}",
        "{\"format\": 1, \"fence\": 0, \"pages\": {}, \"late\": {}}",
        "{\"format\": 1, \"publishId\": \"x\", \"pages\": {\"../up.md\": \"p\"}}",
        "{\"format\": 1, \"publishId\": \"x\", \"pages\": {\"a.md\": \"?\"}}",
        "{\"format\": 1, \"publishId\": \"x\", \"pages\": {\"a.md\": [1]}}",
        "{\"format\": 1, \"publishId\": \"x\", \"pages\": 5}"
      })
  void aDamagedNoteIsReportedAndNotGuessed(String text) {
    TargetException failure =
        catchThrowableOfType(
            TargetException.class, () -> NoteFormat.read(text.getBytes(StandardCharsets.UTF_8)));

    assertThat(failure.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(failure).hasMessageContaining(".sentinel-sync/publish.json");
  }
}
