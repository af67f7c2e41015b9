package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.SyncReport.PublishedPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change of the reference facts makes those pages again that read the changed fact, and no other;
 * the site is then what a full build gives.
 */
class ReferenceFactsTest {

  @TempDir Path folder;
  private Path tables;
  private Path offers;
  private Path techniques;
  private Path overrides;

  @BeforeEach
  void copyTheFiles() throws Exception {
    // A few documented tables only: 1,400 pages more would prove nothing more.
    Path few = Path.of("src/test/resources/golden/tables.csv");
    tables = Files.copy(few, folder.resolve("tables.csv"));
    offers = Files.writeString(folder.resolve("marketplace.csv"), "offer,published,url\n");
    techniques = Files.copy(Path.of("config/reference/attack.csv"), folder.resolve("attack.csv"));
    overrides =
        Files.writeString(folder.resolve("overrides.csv"), "Entity,Pattern,Field,Value,Comment\n");
  }

  @Test
  void aFactOfOneTableConcernsThePagesThatShowIt() throws Exception {
    SyncReport report =
        change(
            tables,
            lines ->
                lines.replaceFirst(
                    "(?m)^(DnsEvents,.*/dnsevents),,No,", "$1,https://dns.example/schema,No,"));

    assertThat(addresses(report))
        .containsExactlyInAnyOrder("tables/dnsevents.md", "exports/tables.csv");
    assertThat(report.pages().rendered()).isEqualTo(2);
  }

  @Test
  void aNewTableGetsAPageAndIsListed() throws Exception {
    SyncReport report = change(tables, lines -> lines + "Zebra_CL,Custom,,,No,No,No,,,,,,,\n");

    assertThat(addresses(report))
        .containsExactlyInAnyOrder(
            "tables/zebra-cl.md",
            "tables-index.md",
            "reference-tables-index.md",
            "statistics.md",
            "readme.md",
            "exports/page_addresses.csv",
            "exports/tables.csv");
    // The last one counts the tables of the reference that nothing uses.
    assertThat(report.pages().rendered()).isBetween(6, 7);
  }

  @Test
  void anOfferThatIsTakenDownMarksTheSolutionAndWhatIsInIt() throws Exception {
    SyncReport report =
        change(
            offers, lines -> lines + "keystead.azure-sentinel-solution-keysteadidentity,false,\n");

    assertThat(addresses(report))
        .contains("solutions/keystead-identity-cloud.md", "solutions-index.md")
        .allMatch(
            address -> address.contains("keystead") || !address.contains("/") || isExport(address));
  }

  @Test
  void aCorrectionConcernsWhatItsPatternMatches() throws Exception {
    SyncReport report =
        change(
            overrides,
            lines ->
                lines
                    + "table,DnsEvents,description,Lookups and answers.,\n"
                    + "table,NoSuchTable,description,Nothing.,\n");

    assertThat(addresses(report))
        .containsExactlyInAnyOrder("tables/dnsevents.md", "exports/tables.csv");
    assertThat(report.pages().rendered()).isEqualTo(2);
  }

  @Test
  void aCorrectedAssociationConcernsTheExportThatShowsIt() throws Exception {
    SyncReport report =
        change(
            overrides,
            lines ->
                lines
                    + "connector_association,\"DnsEvents,SecurityEvent\",tables_include,"
                    + "WindowsDns|DNS,\n"
                    + "connector_association,ASimDnsNorthwall,name_pattern,Northgate|Gates,\n");

    assertThat(addresses(report))
        .containsExactlyInAnyOrder("exports/content_items.csv", "exports/asim_parsers.csv");
    Path exports = folder.resolve("site/current/exports");
    assertThat(Files.readString(exports.resolve("asim_parsers.csv")))
        .containsOnlyOnce("\"Northgate\",\"Gates\"");
    assertThat(Files.readString(exports.resolve("content_items.csv")).lines())
        .filteredOn(line -> line.contains("\"WindowsDns\",\"DNS\""))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"GitHub Only\"") || line.contains("\"Standalone\""));
  }

  /** Publishes the sample, changes a file of facts, publishes again and compares every byte. */
  private SyncReport change(Path file, UnaryOperator<String> edit) throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture(sample)) {
      fixture.sync(SyncOptions.DEFAULT);
      String before = Files.readString(file);
      String after = edit.apply(before);
      assertThat(after).as("the edit changes something").isNotEqualTo(before);
      Files.writeString(file, after);

      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertThat(report.files().changed()).isZero();
      assertThat(fixture.verify().differences()).isEmpty();
      assertThat(fixture.sync(SyncOptions.DEFAULT).pages().rendered()).isZero();
      return report;
    }
  }

  private SyncFixture fixture(SampleRepository sample) {
    SiteSettings usual = TestSites.site(folder, sample.folder().toString(), "navbar");
    return new SyncFixture(
        folder,
        TestSites.with(
            usual,
            usual.pages().templates(),
            new ReferenceFiles(tables, offers, techniques, overrides)));
  }

  private static List<String> addresses(SyncReport report) {
    return report.pages().sent().stream().map(PublishedPage::address).toList();
  }

  private static boolean isExport(String address) {
    return address.startsWith("exports/");
  }
}
