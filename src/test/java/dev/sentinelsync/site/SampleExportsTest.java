package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sentinelsync.site.export.ExportFile;
import dev.sentinelsync.testing.BuiltSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The exports and the report of problems of the sample repository. */
class SampleExportsTest {

  private static BuiltSite site;
  private static CountedPages pages;

  @BeforeAll
  static void buildOnce(@TempDir Path folder) throws Exception {
    site = BuiltSite.ofSample(folder);
    pages = new CountedPages(site);
  }

  @Test
  void exportsHaveOneRowForEachPage() throws Exception {
    assertThat(rows(ExportFile.SOLUTIONS)).hasSameSizeAs(pages.solutions());
    assertThat(rows(ExportFile.CONNECTORS)).hasSameSizeAs(pages.connectors());
    assertThat(rows(ExportFile.TABLES)).hasSameSizeAs(pages.tables());
    assertThat(rows(ExportFile.CONTENT_ITEMS)).hasSameSizeAs(pages.items());
    assertThat(rows(ExportFile.PARSERS)).hasSameSizeAs(pages.parsers());
    assertThat(rows(ExportFile.ASIM_PARSERS)).hasSameSizeAs(pages.asimParsers());
  }

  @ParameterizedTest
  @EnumSource(ExportFile.class)
  void exportsAreLinkedFromTheHomePageAndHoldNoFormula(ExportFile export) throws Exception {
    assertThat(site.text("readme.md")).contains("](exports/" + export.fileName() + ")");
    assertThat(rows(export))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.values())
                    .noneMatch(field -> !field.isEmpty() && "=+-@".indexOf(field.charAt(0)) >= 0));
  }

  @Test
  void tablesOfAnItemAreThoseOfItsPage() throws Exception {
    List<Map<String, String>> uses =
        rows(ExportFile.CONTENT_TABLES).stream()
            .filter(row -> row.get("content_name").equals("SignInsByCountry"))
            .toList();

    assertThat(uses)
        .allSatisfy(use -> assertThat(use).containsEntry("solution_name", "Standalone Content"))
        .extracting(use -> use.get("table_name") + " " + use.get("table_usage"))
        .containsExactly("SignInsByCountry_CL write", "SigninLogs read");
  }

  @Test
  void theReportNamesPlaceKindLevelAndReason() throws Exception {
    assertThat(rows(ExportFile.PROBLEMS))
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry(
                        "path",
                        "Solutions/Northwall Firewall/Analytic Rules/NorthwallAdminLogon.yaml")
                    .containsEntry("line", "8")
                    .containsEntry("kind", "yaml-syntax")
                    .containsEntry("level", "warning"))
        .extracting(row -> row.get("kind"))
        .contains(
            "earlier-version-shown",
            "duplicate-key",
            "duplicate-id",
            "missing-id",
            "missing-version",
            "undefined-connector");
  }

  @Test
  void theReportPagesHoldAllFindings() throws Exception {
    int findings = rows(ExportFile.PROBLEMS).size();

    assertThat(site.text("problems.md")).contains("**%d findings.**".formatted(findings));
    assertThat(
            site.addresses().stream()
                .filter(address -> address.startsWith("problems/"))
                .flatMap(address -> site.text(address).lines())
                .filter(line -> line.matches("\\| .+ \\| `[^`]+` \\| [A-Z]+ \\| .*\\[.+")))
        .hasSize(findings);
  }

  private static List<Map<String, String>> rows(ExportFile export) throws Exception {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(site.text("exports/" + export.fileName()))) {
      return rows.readAll();
    }
  }
}
