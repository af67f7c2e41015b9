package dev.sentinelsync.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFormatTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static SiteManifest manifest(String... paths) {
    SortedMap<String, PageEntry> pages = new TreeMap<>();
    for (String path : paths) {
      pages.put(path, new PageEntry(DIGEST, 12, Phase.INDEX));
    }
    pages.put("in-doubt.md", PageEntry.inDoubt(Phase.PAGE));
    return new SiteManifest(
        new SiteManifest.Header(
            1,
            "run-7",
            "https://example.org/\"source\"",
            "abc",
            "",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Long.MAX_VALUE),
        pages);
  }

  @Test
  void whatIsWrittenReadsBackEqual() {
    SiteManifest manifest =
        manifest("a.md", "quote\".md", "\ud83d\udd12/\u65e5.md", "\uffee.md", "\u00e9.md");

    assertThat(ManifestFormat.read(ManifestFormat.write(manifest))).isEqualTo(manifest);
    assertThat(manifest.isSettled()).isFalse();
  }

  @Test
  void aRetainedPageIsReadBackWithItsTime() {
    SortedMap<String, PageEntry> pages = new TreeMap<>(manifest("a.md").pages());
    pages.replaceAll(
        (path, page) -> page.retainedSince(Instant.parse("2026-01-02T03:04:05.678901Z")));
    SortedMap<String, PageEntry> read = new TreeMap<>();
    ManifestFormat.readPages(ManifestFormat.writePages(pages), read);

    assertThat(read).isEqualTo(pages);
    assertThat(new SiteManifest(manifest().header(), read).sitePages()).isEmpty();
  }

  @Test
  void itIsJsonWithOneLinePerPage() throws IOException {
    byte[] text = ManifestFormat.write(manifest("a.md", "\ud83d\udd12.md"));

    JsonNode json = new ObjectMapper().readTree(text);
    assertThat(json.get("format").asInt()).isEqualTo(1);
    assertThat(json.get("fence").asLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(json.get("pages").get("\ud83d\udd12.md").get(0).asText()).isEqualTo(DIGEST);
    assertThat(new String(text, StandardCharsets.UTF_8).lines())
        .contains("\"a.md\": [\"" + DIGEST + "\", 12, \"i\"],");
  }

  @Test
  void partsAreReadIntoOne() {
    SortedMap<String, PageEntry> pages = new TreeMap<>();
    ManifestFormat.readPages(ManifestFormat.writePages(manifest("a.md").pages()), pages);
    ManifestFormat.readPages(
        ManifestFormat.writePages(
            new TreeMap<>(manifest("b.md").pages().subMap("b.md", "b.md\u0000"))),
        pages);

    assertThat(pages).containsOnlyKeys("a.md", "b.md", "in-doubt.md");
  }

  @Test
  void fieldsOfLaterVersionsAreSkipped() {
    String text = new String(ManifestFormat.write(manifest("a.md")), StandardCharsets.UTF_8);
    String later = text.replaceFirst("\\{", "{\"later\": {\"x\": [1]}, ");

    assertThat(ManifestFormat.read(later.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(manifest("a.md"));
  }

  @Test
  void eachTruncationIsRefused() {
    byte[] text = ManifestFormat.write(manifest("a.md"));
    for (int length = 0; length < text.length - 2; length++) {
      byte[] cut = Arrays.copyOf(text, length);
      assertThatExceptionOfType(TargetException.class)
          .isThrownBy(() -> ManifestFormat.read(cut))
          .matches(e -> e.reason() == Reason.CORRUPT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"format\": 0}",
        "{\"format\": \"one\"}",
        "{\"format\": 99999999999}",
        "{\"format\": 2}",
        "{\"format\": 1, \"pages\": []}",
        "{\"pages\": {\"../a\": [\"DIGEST\", 1, \"p\"]}}",
        "{\"pages\": {\".sentinel-sync/lock\": [\"DIGEST\", 1, \"p\"]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", -1, \"p\"]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"x\"]}}",
        "{\"pages\": {\"a\": [\"DIGES\", 1, \"p\"]}}",
        "{\"pages\": {\"a\": [null, 1, \"p\"]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"p\", 2]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"p\", \"yesterday\"]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"p\", \"2026-01-02T03:04:05Z\", 1]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1]}}",
        "{\"pages\": {\"a\": \"DIGEST\"}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"p\"], \"a\": [\"DIGEST\", 1, \"p\"]}}",
        "{\"format\":1,\"publishId\":\"x\",\"source\":\"\",\"revision\":\"\",\"configuration\":\"\","
            + "\"publishedAt\":\"yesterday\",\"fence\":1,\"pages\":{}}"
      })
  void whatIsNoManifestIsRefusedWithAMessage(String text) {
    byte[] bytes = text.replace("DIGEST", DIGEST).getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(() -> ManifestFormat.read(bytes))
        .matches(e -> e.reason() == Reason.CORRUPT)
        .withMessageContaining(SiteManifest.PATH);
  }
}
