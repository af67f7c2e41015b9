package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Counts workbooks and their queries with Jackson alone, so that the figures of a test do not come
 * from the reader that it tests.
 */
final class WorkbookCount {

  private static final Pattern WORKBOOK =
      Pattern.compile("(?i)(?:.*/)?Workbooks?/(?!WorkbooksMetadata)[^/]*\\.json");

  private static final String WORKSPACE = "microsoft.operationalinsights/workspaces";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private int files;
  private int logAnalyticsQueries;
  private int otherQueries;

  /** Counts a file of the repository if it lies in a folder of workbooks. */
  void add(String path, byte[] bytes) throws IOException {
    if (WORKBOOK.matcher(path).matches()) {
      files++;
      count(JSON.readTree(bytes));
    }
  }

  private void count(JsonNode node) throws JsonProcessingException {
    if (!node.path("query").asText().isBlank()) {
      boolean kql =
          node.path("queryType").asText("0").equals("0")
              && node.path("resourceType")
                  .asText(WORKSPACE)
                  .toLowerCase(Locale.ROOT)
                  .equals(WORKSPACE);
      logAnalyticsQueries += kql ? 1 : 0;
      otherQueries += kql ? 0 : 1;
    }
    for (String nested : new String[] {"content", "serializedData"}) {
      String text = node.path(nested).asText();
      if (text.startsWith("{")) {
        count(JSON.readTree(text));
      }
    }
    for (JsonNode child : node) {
      count(child);
    }
  }

  int files() {
    return files;
  }

  int logAnalyticsQueries() {
    return logAnalyticsQueries;
  }

  int otherQueries() {
    return otherQueries;
  }
}
