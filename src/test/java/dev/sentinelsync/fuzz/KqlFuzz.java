package dev.sentinelsync.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.kql.names.QueryReferences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reader of queries: it never fails, and says the same of the same query. */
final class KqlFuzz implements FuzzTarget.Subject {

  private static final Pattern QUERY =
      Pattern.compile(
          "(?m)^(?i:query|functionquery|parserquery): *\\|\\S*\\n((?:[ \\t]+.*\\n|\\n)+)");

  private final KqlAnalyzer analyzer = new KqlAnalyzer();

  @Override
  public void read(byte[] input) {
    String query = new String(input, StandardCharsets.UTF_8);
    QueryReferences references = analyzer.analyze(query);
    assertThat(analyzer.analyze(query)).isEqualTo(references);
    long lines = query.chars().filter(c -> c == '\n').count() + 1;
    assertThat(references.diagnostics())
        .allSatisfy(
            diagnostic -> {
              assertThat((long) diagnostic.line()).isBetween(1L, lines);
              assertThat(diagnostic.column()).isBetween(1, query.length() + 1);
              assertThat(diagnostic.message()).isNotBlank().hasSizeLessThan(400);
            });
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] file : Seeds.sampleFiles().values()) {
      Matcher query = QUERY.matcher(new String(file, StandardCharsets.UTF_8));
      while (query.find()) {
        seeds.add(query.group(1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return seeds;
  }
}
