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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFormatTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final String HEADER =
      "\"publishId\":\"x\",\"source\":\"\",\"revision\":\"\",\"configuration\":\"\","
          + "\"publishedAt\":\"2026-01-02T03:04:05Z\",\"fence\":1,";

  private final Map<String, byte[]> target = new HashMap<>();

  private static SiteManifest manifest(String... paths) {
    SortedMap<String, PageEntry> pages = new TreeMap<>();
    for (String path : paths) {
      pages.put(path, new PageEntry(DIGEST, 12, Phase.INDEX));
    }
    pages.put("in-doubt.md", PageEntry.inDoubt(Phase.PAGE));
    return new SiteManifest(header("run-7"), pages);
  }

  private static SiteManifest.Header header(String publishId) {
    return new SiteManifest.Header(
        publishId,
        "https://example.org/\"source\"",
        "abc",
        "",
        Instant.parse("2026-01-02T03:04:05.678Z"),
        Long.MAX_VALUE);
  }

  private SiteManifest read(byte[] text) {
    return ManifestFormat.read(text, paths -> paths.stream().map(target::get).toList());
  }

  private byte[] write(SiteManifest manifest) {
    manifest.parts().values().forEach(part -> target.put(part.path(), part.text()));
    return ManifestFormat.write(manifest);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenReadsBackEqual() {
    SiteManifest manifest =
        manifest("a.md", "quote\".md", "\ud83d\udd12/\u65e5.md", "\uffee.md", "\u00e9.md");

    SiteManifest held = read(write(manifest));

    assertThat(held).isEqualTo(manifest);
    assertThat(held.size()).isEqualTo(6);
    assertThat(held.isSettled()).isFalse();
    assertThat(read(ManifestFormat.write(manifest.header(), manifest.pages())))
        .as("format 1")
        .isEqualTo(manifest);
  }

  @Test
  void aRetainedPageIsReadBackWithItsTime() {
    SortedMap<String, PageEntry> pages = new TreeMap<>(manifest("a.md").pages());
    Instant since = Instant.parse("2026-01-02T03:04:05.678901Z");
    pages.replaceAll((path, page) -> page.retainedSince(since));
    pages.put("b.md", new PageEntry(DIGEST, 12, Phase.INDEX));

    SiteManifest held = read(write(new SiteManifest(header("run-7"), pages)));

    assertThat(held.pages()).isEqualTo(pages);
    assertThat(held.paths()).containsExactly("b.md");
    assertThat(held.retained()).containsOnlyKeys("a.md", "in-doubt.md");
    assertThat(held.size()).isEqualTo(1);
  }

  @Test
  void itIsJsonWithOneLinePerPartAndPage() throws IOException {
    SiteManifest manifest = manifest("a.md", "\ud83d\udd12.md");
    ManifestPart part = manifest.parts().get(ManifestPart.nameFor("a.md"));

    String text = text(write(manifest));

    JsonNode json = new ObjectMapper().readTree(text);
    assertThat(json.get("format").asInt()).isEqualTo(2);
    assertThat(json.get("fence").asLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(text.lines())
        .anyMatch(line -> line.startsWith("\"" + part.name() + "\": [\"" + part.sha256()));
    assertThat(text(part.text()).lines()).contains("\"a.md\": [\"" + DIGEST + "\", 12, \"i\"]");
  }

  @Test
  void thePartsAreReadWhenTheirPagesAreAskedFor() {
    byte[] text = write(manifest("a.md", "b.md"));
    Map<String, byte[]> parts = Map.copyOf(target);
    target.clear();
    SiteManifest held = read(text);
    assertThat(held.header()).isEqualTo(header("run-7"));
    assertThat(held.size()).isEqualTo(3);
    assertThat(held.isSettled()).isFalse();

    target.putAll(parts);

    assertThat(held.pages()).containsOnlyKeys("a.md", "b.md", "in-doubt.md");
  }

  @Test
  void aChangedPageChangesOnePartAndThatAlone() {
    SiteManifest first = read(write(manifest("a.md", "b.md", "c.md")));
    PageEntry entry = new PageEntry(DIGEST, 13, Phase.INDEX);

    SiteManifest next = first.next(header("run-8"), Map.of("a.md", entry), List.of(), false);

    String name = ManifestPart.nameFor("a.md");
    assertThat(next.newSince(Optional.of(first)))
        .containsExactly(next.parts().get(name))
        .hasSize(1);
    assertThat(next.superseded()).containsExactly(first.parts().get(name).path());
    assertThat(next.page("a.md")).contains(entry);
    assertThat(next.pages()).hasSize(4);
  }

  @Test
  void aPageThatIsPutBackDoesNotGetItsOldPartsName() {
    SiteManifest first = read(write(manifest("a.md")));
    PageEntry before = first.page("a.md").orElseThrow();
    PageEntry other = new PageEntry(DIGEST, 13, Phase.INDEX);

    SiteManifest changed = first.next(header("run-8"), Map.of("a.md", other), List.of(), false);
    SiteManifest back = changed.next(header("run-9"), Map.of("a.md", before), List.of(), false);

    assertThat(back.pages()).isEqualTo(first.pages());
    // The publish that deletes what run-8 superseded may still be at work.
    assertThat(back.partPaths()).doesNotContainAnyElementsOf(changed.superseded());
  }

  @Test
  void theLastPageOfAPartTakesThePartAlong() {
    SiteManifest first = read(write(manifest("a.md")));

    SiteManifest next = first.next(header("run-8"), Map.of(), List.of("a.md"), false);

    assertThat(next.parts()).doesNotContainKey(ManifestPart.nameFor("a.md"));
    assertThat(next.newSince(Optional.of(first))).isEmpty();
    assertThat(next.superseded()).hasSize(1);
  }

  @Test
  void aRepairAndAFirstManifestOfThisFormatHaveAllPartsNew() {
    SiteManifest held = read(write(manifest("a.md", "b.md")));
    SiteManifest whole = read(ManifestFormat.write(held.header(), held.pages()));

    SiteManifest repaired = held.next(header("run-8"), Map.of(), List.of(), true);
    assertThat(repaired.newSince(Optional.of(held))).hasSize(repaired.parts().size());
    assertThat(repaired.superseded()).hasSameElementsAs(held.partPaths());

    SiteManifest upgraded = whole.next(header("run-8"), Map.of(), List.of(), false);
    assertThat(upgraded.newSince(Optional.of(whole))).hasSize(upgraded.parts().size());
    assertThat(upgraded.superseded()).isEmpty();
  }

  @Test
  void pagesOfPartsWithAHistoryOfTheirOwnAreReadIntoOne() {
    SortedMap<String, PageEntry> pages = new TreeMap<>();
    for (SiteManifest some : List.of(manifest("a.md"), manifest("b.md"))) {
      ManifestFormat.readPages(ManifestFormat.writePages(some.pages()), "pages/00", pages);
    }

    assertThat(pages).containsOnlyKeys("a.md", "b.md", "in-doubt.md");
  }

  @Test
  void fieldsOfLaterVersionsAreSkipped() {
    String text = text(write(manifest("a.md")));
    String later = text.replaceFirst("\\{", "{\"later\": {\"x\": [1]}, ");

    assertThat(read(later.getBytes(StandardCharsets.UTF_8))).isEqualTo(manifest("a.md"));
  }

  @Test
  void eachTruncationIsRefused() {
    SiteManifest manifest = manifest("a.md");
    for (byte[] text :
        List.of(write(manifest), ManifestFormat.write(manifest.header(), manifest.pages()))) {
      for (int length = 0; length < text.length - 2; length++) {
        byte[] cut = Arrays.copyOf(text, length);
        assertThatExceptionOfType(TargetException.class)
            .isThrownBy(() -> read(cut))
            .matches(e -> e.reason() == Reason.CORRUPT);
      }
    }
  }

  @Test
  void aDamagedPartIsRefusedByItsName() {
    byte[] text = write(manifest("a.md"));
    String part = manifest("a.md").parts().get(ManifestPart.nameFor("a.md")).path();
    target.computeIfPresent(part, (path, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));

    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(() -> read(text).pages())
        .matches(e -> e.reason() == Reason.CORRUPT)
        .withMessageContaining(part);
  }

  @Test
  void aMissingPartIsDamageIfItIsNamedAndElseTheWorkOfAnother() {
    byte[] text = write(manifest("a.md"));
    String part = manifest("a.md").parts().get(ManifestPart.nameFor("a.md")).path();

    assertThat(ManifestFormat.missing(part, Optional.of(text)).reason()).isEqualTo(Reason.CORRUPT);
    assertThat(ManifestFormat.missing(part, Optional.of(write(manifest("b.md")))).reason())
        .isEqualTo(Reason.CONFLICT);
    assertThat(ManifestFormat.missing(part, Optional.empty()).reason()).isEqualTo(Reason.CONFLICT);
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
        "{\"format\": 3}",
        "{\"format\": 1, \"pages\": []}",
        "{\"pages\": {\"../a\": [\"DIGEST\", 1, \"p\"]}}",
        "{\"pages\": {\".sentinel-sync/lock\": [\"DIGEST\", 1, \"p\"]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", -1, \"p\"]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"x\"]}}",
        "{\"pages\": {\"a\": [\"DIGES\", 1, \"p\"]}}",
        "{\"pages\": {\"a\": [null, 1, \"p\"]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"p\", 2]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1]}}",
        "{\"pages\": {\"a\": \"DIGEST\"}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"p\"], \"a\": [\"DIGEST\", 1, \"p\"]}}",
        "{\"format\":1,\"publishId\":\"x\",\"source\":\"\",\"revision\":\"\",\"configuration\":\"\","
            + "\"publishedAt\":\"yesterday\",\"fence\":1,\"pages\":{}}",
        "{\"format\":2,HEADER\"parts\":[]}",
        "{\"format\":2,HEADER\"parts\":{\"zz\":[\"DIGEST\",1,0,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"../x\":[\"DIGEST\",1,0,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"00\":[\"DIGES\",1,0,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"00\":[null,1,0,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"00\":[\"DIGEST\",-1,0,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"00\":[\"DIGEST\",1000001,0,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"00\":[\"DIGEST\",1,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"00\":[\"DIGEST\",1,0,0,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"00\":[\"DIGEST\",1,0,0],\"00\":[\"DIGEST\",1,0,0]}}",
        "{\"format\":2,HEADER\"parts\":{\"00\":[\"DIGEST\",1,0,2]}}",
        "{\"pages\": {\"a\": [\"DIGEST\", 1, \"p\", \"yesterday\"]}}",
        "{\"format\":2,HEADER\"superseded\":[\"readme.md\"],\"parts\":{}}",
        "{\"format\":2,HEADER\"superseded\":[\".sentinel-sync/pages/../lock\"],\"parts\":{}}",
        "{\"format\":2,HEADER\"superseded\":[7],\"parts\":{}}"
      })
  void whatIsNoManifestIsRefusedWithAMessage(String text) {
    byte[] bytes =
        text.replace("DIGEST", DIGEST).replace("HEADER", HEADER).getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(() -> read(bytes))
        .matches(e -> e.reason() == Reason.CORRUPT)
        .withMessageContaining(SiteManifest.PATH);
  }

  /** Targets hold parts under these names: another version must find a page where it lies. */
  @ParameterizedTest
  @CsvSource({"readme.md, ef", "items/a.md, 8a", "solutions/cisco.html, 85", "a, 61"})
  void aPageStaysInItsPart(String path, String part) {
    assertThat(ManifestPart.nameFor(path)).isEqualTo(part);
  }

  @Test
  void aPartThatHasNotThePagesThatAreCountedIsDamaged() {
    String text = text(write(manifest("a.md")));
    ManifestPart part = manifest("a.md").parts().get(ManifestPart.nameFor("a.md"));
    String counted = "\"%s\": [\"%s\", 1".formatted(part.name(), part.sha256());
    String wrong = text.replace(counted, counted.substring(0, counted.length() - 1) + "2");

    assertThat(wrong).isNotEqualTo(text);
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(() -> read(wrong.getBytes(StandardCharsets.UTF_8)).pages())
        .matches(e -> e.reason() == Reason.CORRUPT)
        .withMessageContaining("it has not the pages that the manifest counts");
  }
}
