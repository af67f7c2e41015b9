package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.verify.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two pages that were given as the goal, byte for byte from their rules' sources. */
class ExamplePagesTest {

  private static final Path EXAMPLES = Path.of("../shared/data/example-pages");

  @TempDir Path folder;

  @Test
  void theClassicPageComesOut() throws Exception {
    assertThat(page("classic", "threat-intelligence-ti-map-ip-entity-to-network-session-events"))
        .isEqualTo(Files.readString(EXAMPLES.resolve("classic-analytic-rule.md")));
  }

  /**
   * One deliberate difference from the given page: the rule's query also joins EmailEvents and
   * IdentityInfo by name, without parentheses, so the page lists five tables. The golden file is
   * ours.
   */
  @Test
  void thePageWithNavigationBarComesOutWithAllFiveTables() throws Exception {
    String page = page("navbar", "microsoft-defender-xdr-possible-phishing");
    assertThat(page).isEqualTo(golden());
    assertThat(golden().replaceAll("- \\[`(EmailEvents|IdentityInfo)`].*\n", ""))
        .as("nothing else differs from the given page")
        .isEqualTo(Files.readString(EXAMPLES.resolve("navbar-analytic-rule.md")));
  }

  private static String golden() throws IOException {
    return Files.readString(
        Path.of("src/test/resources/golden/possible-phishing-navbar.md"), StandardCharsets.UTF_8);
  }

  private String page(String layout, String name) throws Exception {
    assumeTrue(Files.isDirectory(EXAMPLES), "needs the example pages in " + EXAMPLES);
    try (GitFixture git = GitFixture.create(folder.resolve("origin"));
        SiteRuntime site = SiteRuntime.open(shipped(git.folder(), layout));
        Verifier verifier =
            Verifier.start(
                Path.of("routes"), site.settings().pages().folders(), ContentLimits.DEFAULT)) {
      git.commit("examples", sources());
      return verifier.pages(site, site.fetch((phase, done, total) -> {})).stream()
          .filter(page -> page.address().startsWith("content/" + name))
          .map(page -> page.outputs().get(0).bytes())
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The site of the shipped configuration, with a copy of its source. */
  private SiteSettings shipped(Path source, String layout) {
    return Settings.read(
            ConfigurationFile.of(Path.of("config/application.properties")),
            Map.of(
                "site.<name>.source",
                source.toString(),
                "site.<name>.layout",
                layout,
                "site.<name>.target",
                "file:" + folder.resolve("site"),
                "state.folder",
                folder.resolve("state").toString()),
            name -> null)
        .sites()
        .get(0);
  }

  private static Map<String, String> sources() throws IOException {
    Path root = EXAMPLES.resolve("source");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(root)) {
      for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
        files.put(
            root.relativize(file).toString().replace('\\', '/'),
            Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
