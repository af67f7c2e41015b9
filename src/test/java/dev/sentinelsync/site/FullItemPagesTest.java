package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.FactsOnPage;
import dev.sentinelsync.testing.SiteChecker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of content items in the layout {@code full} (page layouts 9.2), for unusual files. */
class FullItemPagesTest {

  private static final String LONG_QUERY = "Doors_CL\n" + "| where Who != 'nobody'\n".repeat(2_000);

  private static BuiltSite site;

  @BeforeAll
  static void buildOnce(@TempDir Path folder) throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample"))) {
      sample.commit(
          Map.of(
              "Detections/Doors/Long.yaml", rule("Long", "Watches doors.", LONG_QUERY),
              "Detections/Doors/Hidden.yaml",
                  rule("Hidden", "Watches doors.", "Doors_CL // \u202e```\n| take 1"),
              "Detections/Doors/Described.yaml",
                  rule("Described", "Doors:\n\n- open\n- shut\n\n```\nnever ended", "Doors_CL")),
          List.of(),
          "Doors");
      site = BuiltSite.of(sample, "full", folder);
    }
  }

  @Test
  void aLongQueryHasAFileOfItsOwn() {
    FactsOnPage page = FactsOnPage.of(site.text(address("long")));

    assertThat(page.query().length()).isBetween(29_900, 30_000);
    assertThat(LONG_QUERY).startsWith(page.query() + "\n");
    String file = address("long").replace("content/", "queries/").replace(".md", ".kql");
    assertThat(site.text(file)).isEqualTo(LONG_QUERY);
    assertThat(site.addresses()).filteredOn(other -> other.endsWith(".kql")).containsExactly(file);
  }

  @Test
  void whatIsHiddenInAQueryIsShownAndEndsNoFence() {
    String text = site.text(address("hidden"));

    assertThat(text).contains("````kusto\nDoors_CL // ⟦U+202E⟧```\n| take 1\n````\n");
    assertThat(FactsOnPage.of(text).query()).isEqualTo("Doors_CL // \u202e```\n| take 1");
  }

  @Test
  void aDescriptionKeepsItsLinesAndSwallowsNothing() {
    String text = site.text(address("described"));

    assertThat(text).contains("Doors:\n\n- open\n- shut\n");
    assertThat(FactsOnPage.of(text).attributes()).containsEntry("Version", "1.0.0");
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(SiteChecker.check(site.files())).isEmpty();
  }

  private static String address(String name) {
    return site.addresses().stream()
        .filter(address -> address.startsWith("content/github-only-" + name + "-"))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] rule(String name, String description, String query) {
    return """
        id: 7f1a3c52-0000-4000-8000-0000000%05x
        name: %s
        version: 1.0.0
        kind: Scheduled
        severity: Low
        description: |
        %s
        query: |
        %s
        """
        .formatted(name.hashCode() & 0xfffff, name, indented(description), indented(query))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String indented(String text) {
    return text.stripTrailing().indent(2).stripTrailing();
  }
}
