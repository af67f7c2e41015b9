package dev.sentinelsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} promises is there. */
class SecurityDocumentTest {

  private static final Path DOCUMENT = Path.of("docs", "security.md");
  private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");
  private static final Pattern LIMIT = Pattern.compile("`(limits\\.[a-z-]+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\|$");

  @Test
  void everyTestThatItNamesExists() throws IOException {
    SortedSet<String> named = found(TEST_CLASS);
    assertThat(named).hasSizeGreaterThan(30);
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      SortedSet<String> existing =
          sources
              .map(source -> source.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(existing).containsAll(named);
    }
  }

  @Test
  void everyLimitThatItNamesCanBeConfigured() throws IOException {
    String configuration = Files.readString(Path.of("config", "application.properties"));
    assertThat(found(LIMIT))
        .isNotEmpty()
        .allSatisfy(limit -> assertThat(configuration).contains("\n" + limit + "="));
  }

  /** Tables of threats and faults have three columns, the last one with the tests. */
  @Test
  void everyThreatHasATest() throws IOException {
    Matcher row = ROW.matcher(Files.readString(DOCUMENT));
    int threats = 0;
    while (row.find()) {
      String[] cells = row.group(1).split(" \\| ");
      if (cells.length == 3 && !cells[2].equals("test")) {
        threats++;
        assertThat(cells[2]).as(cells[0]).containsPattern(TEST_CLASS);
      }
    }
    assertThat(threats).isGreaterThan(25);
  }

  private static SortedSet<String> found(Pattern pattern) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(Files.readString(DOCUMENT));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
