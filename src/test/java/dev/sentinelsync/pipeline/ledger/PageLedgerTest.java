package dev.sentinelsync.pipeline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.pipeline.ledger.PageLedger.Output;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.SiteManifest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables of pages: words separated by blanks, an output as {@code address=digit}, several outputs
 * of a page with a plus sign between them.
 */
class PageLedgerTest {

  @ParameterizedTest(name = "ledger {0}, target {1}: {2}")
  @CsvSource({
    "'',            '',            true",
    "a=1,           a=1,           true",
    "a=1 b=2,       b=2 a=1,       true",
    "a=1,           a=2,           false",
    "a=1,           b=1,           false",
    "a=1 b=2,       a=1,           false",
    "a=1,           a=1 b=2,       false",
    "'',            a=1,           false",
    "a=1 b=2,       a=1 b=unknown, false",
    "a=1+b=2,       a=1 b=2,       true",
    "a=1+b=2 c=3,   c=3 b=2 a=1,   true",
    "a=1+b=2,       a=1,           false",
    "a=1+b=2,       b=2,           false",
    "a=1+b=2,       a=1 b=3,       false",
    "a=1+b=2,       a=1 c=2,       false",
    "a=1+b=2,       a=1 b=2 c=3,   false",
  })
  void ledgerMatchesTheManifestOfTheSameOutputs(String recorded, String held, boolean matches) {
    PageLedger ledger = new PageLedger();
    for (String page : words(recorded)) {
      ledger.put("ITEM/" + page, outputs(page), Map.of(), "r1");
    }
    SortedMap<String, String> target = new TreeMap<>();
    words(held).stream()
        .flatMap(page -> outputs(page).stream())
        .forEach(output -> target.put(output.address(), output.digest()));

    assertThat(ledger.matches(manifest(target))).isEqualTo(matches);
  }

  @ParameterizedTest(name = "read {0}, then {1}")
  @CsvSource({
    "'',    x",
    "x,     ''",
    "x,     y",
    "x y,   y z",
    "x y,   z",
    "x,     x y",
    "x y,   x y",
  })
  void readersOfAFactAreThePagesThatReadItLast(String before, String now) {
    PageLedger ledger = new PageLedger();
    ledger.put("ITEM/other", outputs("other.md=1"), reads("x y z", 1), "r1");
    ledger.put("ITEM/page", outputs("page.md=1"), reads(before, 1), "r1");

    PageLedger.Entry kept = ledger.put("ITEM/page", outputs("page.md=2"), reads(now, 2), "r2");

    assertThat(ledger.find("ITEM/page")).contains(kept);
    assertThat(kept.renderedAt()).isEqualTo("r2");
    Set<FactKey> current = reads(now, 2).keySet();
    for (FactKey fact : reads("x y z", 1).keySet()) {
      assertThat(ledger.readersOf(List.of(fact)))
          .as("readers of %s", fact)
          .isEqualTo(
              current.contains(fact) ? Set.of("ITEM/other", "ITEM/page") : Set.of("ITEM/other"));
    }
  }

  @Test
  void aSetIsReadByThosePagesTooThatOnlyCountIt() {
    FactKey set = new FactKey.Fact("items-of-table", "syslog");
    PageLedger ledger = new PageLedger();
    ledger.put("A/1", outputs("1.md=1"), Map.of(set, print(1)), "r1");
    ledger.put("A/2", outputs("2.md=1"), Map.of(new FactKey.Count(set), print(1)), "r1");

    assertThat(ledger.readersOf(List.of(set))).containsExactly("A/1", "A/2");
  }

  @Test
  void aRemovedPageReadsNothing() {
    PageLedger ledger = new PageLedger();
    ledger.put("A/1", outputs("1.md=1"), reads("x", 1), "r1");

    ledger.remove("A/1");
    ledger.remove("A/1");

    assertThat(ledger.find("A/1")).isEmpty();
    assertThat(ledger.readersOf(reads("x", 1).keySet())).isEmpty();
    assertThat(ledger.kinds(Set.of("1.md"))).isEqualTo(Map.of("1.md", ""));
  }

  @Test
  void kindsAreKnownByAddress() {
    PageLedger ledger = new PageLedger();
    ledger.put("ITEM/a/b.yaml", outputs("1.md=1+1.txt=1"), Map.of(), "r1");
    ledger.put("INDEX/", outputs("2.md=1+2.txt=1+2.csv=1"), Map.of(), "r1");

    assertThat(ledger.kinds(Set.of("1.md", "2.md", "2.txt", "3.md")))
        .isEqualTo(Map.of("1.md", "ITEM", "2.md", "INDEX", "3.md", ""));
    assertThat(ledger.kinds(Set.of("1.txt", "2.txt", "2.csv"))).isEmpty();
    assertThat(ledger.find("ITEM/a/b.yaml").orElseThrow().subject()).isEqualTo("a/b.yaml");
  }

  private static List<Output> outputs(String page) {
    return Arrays.stream(page.split("\\+"))
        .map(output -> output.split("="))
        .map(output -> new Output(output[0], digest(output[1]), 1))
        .toList();
  }

  private static Map<FactKey, Fingerprint> reads(String names, long value) {
    return words(names).stream()
        .collect(
            Collectors.toMap(
                name -> new FactKey.Fact("family", name),
                name -> print(value),
                (a, b) -> a,
                TreeMap::new));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static Fingerprint print(long value) {
    return new Fingerprint(value, value);
  }

  private static String digest(String digit) {
    return digit.equals(PageEntry.UNKNOWN) ? digit : digit.repeat(64);
  }

  private static SiteManifest manifest(SortedMap<String, String> digests) {
    SortedMap<String, PageEntry> pages = new TreeMap<>();
    digests.forEach((path, digest) -> pages.put(path, new PageEntry(digest, 1, Phase.PAGE)));
    return new SiteManifest(
        new SiteManifest.Header("publish", "source", "r1", "config", Instant.EPOCH, 1), pages);
  }
}
