package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.verify.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole site of the sample repository against committed files, so that a change of any page is
 * seen in review. {@code mvn test -Dtest=GoldenSiteTest -Dgolden.rewrite=true} rewrites them, and
 * fails, so that a rewrite is never taken for a pass.
 *
 * <p>Those of {@code full} come second, since they are what differs from the rewritten files. Most
 * files of the look-ups are empty, and those are left out.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoldenSiteTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/sample-site");

  /** Pages that the layout {@code full} makes otherwise than {@code navbar}. */
  private static final Path FULL = Path.of("src/test/resources/golden/sample-site-full");

  private static final Path REFERENCE = Path.of("src/test/resources/golden/tables.csv");

  /** More pages or lines than these would hide the first ones. */
  private static final int MOST_PAGES = 20;

  private static final int MOST_LINES = 40;

  @TempDir Path folder;

  @Test
  @Order(1)
  void thePagesOfTheSampleAreTheCommittedOnes() throws Exception {
    requireEqual(GOLDEN, make("navbar"));
  }

  @Test
  @Order(2)
  void thePagesOfTheFullLayoutAreTheCommittedOnes() throws Exception {
    SortedMap<String, byte[]> made = make("full");
    made.entrySet().removeAll(equalEntries(made, read(GOLDEN)));
    made.values().removeIf(bytes -> new String(bytes, StandardCharsets.UTF_8).equals("{}\n"));
    requireEqual(FULL, made);
  }

  private static Set<Map.Entry<String, byte[]>> equalEntries(
      SortedMap<String, byte[]> pages, SortedMap<String, byte[]> others) {
    return pages.entrySet().stream()
        .filter(page -> Arrays.equals(page.getValue(), others.get(page.getKey())))
        .collect(Collectors.toSet());
  }

  private static void requireEqual(Path folder, SortedMap<String, byte[]> made) throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      rewrite(folder, made);
      fail("The golden files were rewritten. Review them, then run without golden.rewrite.");
    }
    SortedMap<String, byte[]> golden = read(folder);

    assertThat(made.keySet()).isEqualTo(golden.keySet());
    List<String> different =
        made.keySet().stream()
            .filter(address -> !Arrays.equals(made.get(address), golden.get(address)))
            .toList();
    if (!different.isEmpty()) {
      fail(
          "%d pages differ from the golden files; rewrite those if that is intended:%n%s",
          different.size(),
          different.stream()
              .limit(MOST_PAGES)
              .map(address -> difference(address, golden.get(address), made.get(address)))
              .collect(Collectors.joining("%n".formatted())));
    }
  }

  private static String difference(String address, byte[] golden, byte[] made) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      RawText before = new RawText(golden);
      RawText after = new RawText(made);
      formatter.setContext(1);
      formatter.format(
          new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after), before, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "--- %s%n%s"
        .formatted(
            address,
            out.toString(StandardCharsets.UTF_8)
                .lines()
                .limit(MOST_LINES)
                .collect(Collectors.joining(System.lineSeparator())));
  }

  private SortedMap<String, byte[]> make(String layout) throws IOException {
    SortedMap<String, byte[]> pages = new TreeMap<>();
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SiteRuntime site = SiteRuntime.open(settings(sample.folder(), layout));
        Verifier verifier =
            Verifier.start(
                Path.of("routes"), site.settings().pages().folders(), ContentLimits.DEFAULT)) {
      for (PreparedPage page : verifier.pages(site, site.fetch(ProgressListener.NONE))) {
        page.outputs().forEach(output -> pages.put(output.path(), output.bytes()));
      }
    }
    return pages;
  }

  /** With a few documented tables only: a page for each of all 1,400 would hide the others. */
  private SiteSettings settings(Path repository, String layout) {
    SiteSettings usual = TestSites.site(folder, repository.toString(), layout);
    return TestSites.with(
        usual,
        Optional.of("https://git.example/sample/blob/master"),
        usual.pages().templates(),
        new ReferenceFiles(
            REFERENCE,
            usual.pages().reference().offers(),
            usual.pages().reference().techniques(),
            usual.pages().reference().overrides()));
  }

  private static SortedMap<String, byte[]> read(Path golden) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (Files.isDirectory(golden)) {
      try (Stream<Path> found = Files.walk(golden)) {
        for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
          files.put(
              golden.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static void rewrite(Path golden, SortedMap<String, byte[]> pages) throws IOException {
    if (Files.isDirectory(golden)) {
      try (Stream<Path> old = Files.walk(golden)) {
        List<Path> deepestFirst = old.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.delete(path);
        }
      }
    }
    for (var page : pages.entrySet()) {
      Path file = golden.resolve(page.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, page.getValue());
    }
  }
}
