package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.sentinelsync.site.export.ExportFile;
import dev.sentinelsync.testing.BuiltSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The columns of the exports against what people read: {@code docs/exports.md}, which {@code
 * -Dgolden.rewrite=true} writes from the exports of the sample repository.
 */
class ExportsDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/exports.md");

  private static final int LONGEST_EXAMPLE = 60;

  private static final String INTRODUCTION =
      """
      # Exports

      <!-- Made from the declarations of the exports. Do not edit; run
      mvn test -Dtest=ExportsDocumentTest -Dgolden.rewrite=true -->

      The CSV files below `exports/` and their columns in order, with an example from the sample repository (`demo`).
      Their form and the order of their lines are those of [analysis rules 14](analysis-rules.md#14-exports). A new
      column stands behind the others, so programs may count on the place and the name of each.
      """;

  @Test
  void theDocumentNamesTheColumnsOfEachExport(@TempDir Path folder) throws Exception {
    BuiltSite site = BuiltSite.ofSample(folder);
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (ExportFile export : ExportFile.values()) {
      text.append("\n## ")
          .append(export.fileName())
          .append("\n\n| column | example |\n|---|---|\n");
      List<String[]> rows = rows(site.text("exports/" + export.fileName()));
      for (int column = 0; column < rows.get(0).length; column++) {
        text.append("| `%s` | %s |\n".formatted(rows.get(0)[column], example(rows, column)));
      }
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(DOCUMENT, text);
    }

    assertThat(DOCUMENT).hasContent(text.toString());
  }

  /** The first value of a column, on one line. */
  private static String example(List<String[]> rows, int column) {
    String value =
        rows.stream()
            .skip(1)
            .map(row -> row[column].replaceAll("\\s+", " "))
            .filter(field -> !field.isBlank())
            .findFirst()
            .orElse("");
    String shown =
        value.length() > LONGEST_EXAMPLE ? value.substring(0, LONGEST_EXAMPLE) + "…" : value;
    return shown.isEmpty() ? "" : "`" + shown.replace("|", "\\|").replace("`", "'") + "`";
  }

  private static List<String[]> rows(String csv) throws Exception {
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(csv)) {
      return rows.readAll();
    }
  }
}
