package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The launcher for Windows, which no test machine runs, beside the one that DistributionIT runs.
 */
class LauncherTest {

  private static final Path FOLDER = Path.of("src/main/distribution/bin");

  private static final Pattern OPTION =
      Pattern.compile("(-X[\\w:+=-]+=?\\d*|--sun-misc[\\w=-]+)(?=[ \"])");

  @Test
  void bothGiveJavaTheSameOptions() throws IOException {
    SortedSet<String> windows = options(windows(), Pattern.compile("(?m)set \"(.*)$"));
    SortedSet<String> others =
        options(
            Files.readString(FOLDER.resolve("sentinel-sync")),
            Pattern.compile("(?m)options=\"(.*)$"));

    assertThat(windows)
        .isEqualTo(others)
        .hasSizeGreaterThan(7)
        .contains("-Xms64m", "-XX:+UseSerialGC");
  }

  private static SortedSet<String> options(String launcher, Pattern assignment) {
    SortedSet<String> options = new TreeSet<>();
    assignment
        .matcher(launcher)
        .results()
        .flatMap(assigned -> OPTION.matcher(assigned.group(1)).results())
        .forEach(option -> options.add(option.group(1)));
    return options;
  }

  /** With line ends of its own kind {@code cmd} finds every label; with others it misses some. */
  @Test
  void theOneForWindowsHasTheLineEndsAndLabelsThatCmdNeeds() throws IOException {
    String text = windows();

    assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    SortedSet<String> labels = found(text, "(?m)^:(\\w+)$");
    assertThat(found(text, "(?:goto|call) :?(\\w+)")).isSubsetOf(labels).hasSizeGreaterThan(5);
    assertThat(text.lines().filter(line -> !line.startsWith("set JAVA_HOME=")))
        .as("a quotation mark that is missing swallows the rest of its line")
        .allMatch(line -> line.chars().filter(c -> c == '"').count() % 2 == 0);
  }

  private static SortedSet<String> found(String text, String pattern) {
    SortedSet<String> names = new TreeSet<>();
    Pattern.compile(pattern).matcher(text).results().forEach(name -> names.add(name.group(1)));
    return names;
  }

  private static String windows() throws IOException {
    return Files.readString(FOLDER.resolve("sentinel-sync.cmd"), StandardCharsets.US_ASCII);
  }
}
