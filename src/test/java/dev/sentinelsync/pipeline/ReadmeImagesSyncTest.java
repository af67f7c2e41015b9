package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.testing.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of READMEs from a repository to a site (page layouts 13.8). */
class ReadmeImagesSyncTest {

  private static final String FOLDER = "Solutions/Northwall Firewall/";
  private static final String README = FOLDER + "README.md";
  private static final String DASHBOARD = FOLDER + "images/dashboard.png";
  private static final String PAGE = "solutions/northwall-firewall.html";

  @TempDir Path folder;

  private SampleRepository sample;
  private SyncFixture fixture;

  @BeforeEach
  void open() throws IOException {
    sample = SampleRepository.create(folder.resolve("origin"));
    fixture = fixture(List.of("markdown", "html"));
  }

  @AfterEach
  void close() {
    fixture.close();
    sample.close();
  }

  private SyncFixture fixture(List<String> formats) throws IOException {
    return fixture(formats, Duration.ZERO);
  }

  private SyncFixture fixture(List<String> formats, Duration retention) throws IOException {
    // A few documented tables only: 1,400 pages more would prove nothing more.
    Path overrides = folder.resolve("overrides.csv");
    Files.writeString(overrides, "Entity,Pattern,Field,Value,Comment\n");
    SiteSettings site =
        TestSites.with(
            TestSites.site(
                folder,
                folder.resolve("origin").toString(),
                "navbar",
                "file:" + folder.resolve("site") + "?mode=in-place",
                TargetSettings.of(folder.resolve("targets")).withRetention(retention)),
            Path.of("config/templates"),
            new ReferenceFiles(
                Path.of("src/test/resources/golden/tables.csv"),
                Path.of("config/reference/marketplace.csv"),
                Path.of("config/reference/attack.csv"),
                overrides));
    return new SyncFixture(
        folder,
        TestSites.with(site, new HtmlSettings(formats, "Sample", Optional.empty(), false, true)));
  }

  private static String address(byte[] image, String ending) {
    String blob = new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, image).name();
    return "assets/readme/" + blob + "." + ending;
  }

  /** Commits and syncs; the addresses that the target was sent. */
  private Set<String> sync(Map<String, byte[]> files) throws IOException {
    sample.commit(files, Set.of(), "Change images");
    Set<String> sent =
        fixture.sync(SyncOptions.DEFAULT).pages().sent().stream()
            .map(page -> page.address())
            .collect(Collectors.toSet());
    assertThat(fixture.verify().differences()).isEmpty();
    return sent;
  }

  private byte[] file(String address) throws IOException {
    return Files.readAllBytes(folder.resolve("site").resolve(address));
  }

  private String page() throws IOException {
    return new String(file(PAGE), StandardCharsets.UTF_8);
  }

  private List<String> images() throws IOException {
    Path root = folder.resolve("site/assets/readme");
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private byte[] readme(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anImageComesChangesAndGoesWithItsPageAlone() throws Exception {
    sample.commit(Map.of(), Set.of(DASHBOARD), "Begin without the image");
    fixture.sync(SyncOptions.DEFAULT);
    byte[] markdown = file("solutions/northwall-firewall.md");
    assertThat(page()).doesNotContain("<img src=\"../assets");

    byte[] first = Pictures.plain("png", 800, 600, 0x336699);
    Set<String> added = sync(Map.of(DASHBOARD, first));
    assertThat(file(address(first, "png"))).isEqualTo(first);
    assertThat(page())
        .contains(
            "<img src=\"../"
                + address(first, "png")
                + "\" alt=\"Overview workbook\" width=\"400\" height=\"300\" loading=\"lazy\"");
    assertThat(added)
        .contains(address(first, "png"))
        .noneMatch(address -> address.startsWith("content/") || address.startsWith("tables/"));

    byte[] second = Pictures.plain("jpg", 400, 100, 0x993366);
    fixture.restart();
    sync(Map.of(DASHBOARD, second));
    assertThat(images()).containsExactly(name(second, "jpg"));
    assertThat(page()).contains("width=\"400\" height=\"100\"");

    sample.commit(Map.of(), Set.of(DASHBOARD), "Remove the image");
    fixture.sync(SyncOptions.DEFAULT);
    assertThat(images()).isEmpty();
    assertThat(page()).doesNotContain("<img src=\"../assets").contains("images/dashboard.png");
    assertThat(fixture.verify().differences()).isEmpty();
    assertThat(file("solutions/northwall-firewall.md")).isEqualTo(markdown);
  }

  private static String name(byte[] image, String ending) {
    return address(image, ending).substring("assets/readme/".length());
  }

  @Test
  void anImageThatTwoReadmesShowStaysUntilNoneDoes() throws Exception {
    byte[] image = Pictures.plain("gif", 30, 20, 0x112233);
    String other = FOLDER + "Playbooks/Northwall-BlockIP/readme.md";
    sync(
        Map.of(
            DASHBOARD,
            image,
            other,
            readme("# Block\n\nText.\n\n![x](../../images/dashboard.png)\n")));
    assertThat(images()).containsExactly(name(image, "gif"));

    sync(Map.of(README, readme("# Northwall\n\nNo image.\n")));
    assertThat(images()).containsExactly(name(image, "gif"));

    fixture.restart();
    sync(Map.of(other, readme("# Block\n\nText.\n")));
    assertThat(images()).isEmpty();
  }

  @Test
  void whatIsNoImageOrATooLargeOneStaysALink() throws Exception {
    byte[] html = readme("<html><script>alert(1)</script></html>");
    byte[] large = Pictures.noise(500, 400, 1);
    byte[] truncated = Arrays.copyOf(Pictures.plain("png", 9, 9, 0), 20);
    assertThat(large).hasSizeGreaterThan(512 * 1024);
    byte[] disguised = Pictures.plain("png", 12, 34, 0x445566);
    sync(
        Map.of(
            FOLDER + "images/html.png",
            html,
            FOLDER + "images/large.png",
            large,
            FOLDER + "images/cut.png",
            truncated,
            FOLDER + "images/drawing.svg",
            readme("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            FOLDER + "images/disguised.txt",
            disguised,
            README,
            readme(
                "# Northwall\n\n![a](images/html.png) ![b](images/large.png)"
                    + " ![c](images/cut.png) ![d](images/drawing.svg)"
                    + " ![e](images/disguised.txt) ![f](../../../../etc/passwd)"
                    + " ![g](https://evil.example/x.png)\n")));

    assertThat(images()).containsExactly(name(disguised, "png"));
    assertThat(page())
        .containsOnlyOnce("<img src=\"../assets/readme/")
        .contains(">b (github.com)</a>", ">g (evil.example)</a>")
        .doesNotContain("alert(1)");
  }

  @Test
  void aReadmeWithThousandsOfImagesShowsTheFirstOnes() throws Exception {
    StringBuilder text = new StringBuilder("# Northwall\n\n");
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      text.append("![](i/").append(i).append(".png)");
      files.put(FOLDER + "i/" + i + ".png", Pictures.plain("png", 1 + i, 1, i));
    }
    for (int i = 0; i < 1_000; i++) {
      text.append("![](i/").append(i).append(".png)\n");
    }
    files.put(README, readme(text.toString()));
    sync(files);

    assertThat(images()).hasSize(200);
  }

  @Test
  void aRemovedImageIsKeptForCachesAndThenGoes() throws Exception {
    fixture.close();
    fixture = fixture(List.of("html"), Duration.ofDays(7));
    byte[] image = Pictures.plain("png", 800, 600, 0x336699);
    sync(Map.of(DASHBOARD, image));
    sync(Map.of(README, readme("# Northwall\n\nNo image.\n")));
    fixture.restart();
    sync(Map.of(README, readme("# Northwall\n\nStill none.\n")));

    assertThat(images()).containsExactly(name(image, "png"));
    assertThat(fixture.verify().retained()).containsExactly(address(image, "png"));
    assertThat(fixture.repair().differences()).isEmpty();
    assertThat(fixture.attempt(SyncOptions.DEFAULT).pages().published()).isZero();

    fixture.close();
    fixture = fixture(List.of("html"), Duration.ofNanos(1));
    fixture.sync(SyncOptions.DEFAULT);
    assertThat(images()).hasSize(1);
    sync(Map.of(README, readme("# Northwall\n\nAgain none.\n")));
    assertThat(images()).isEmpty();
    assertThat(fixture.verify().retained()).isEmpty();
  }

  @Test
  void aSiteOfMarkdownHasNoImages() throws Exception {
    fixture.close();
    fixture = fixture(List.of("markdown"));
    sync(Map.of(DASHBOARD, Pictures.plain("png", 8, 6, 0)));

    assertThat(images()).isEmpty();
  }
}
