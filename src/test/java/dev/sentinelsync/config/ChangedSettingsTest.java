package dev.sentinelsync.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.config.Declaration.Affects;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SyncFixture;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.support.Sha256;
import dev.sentinelsync.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every declared setting is changed, alone, on a published site. One that affects pages must change
 * the digest of the configuration, and the next sync must leave what a clean build gives, there and
 * back; any other must leave digest and target as they are.
 */
class ChangedSettingsTest {

  private static final String SITE = "site.<name>.";

  /** A lower limit may leave few pages. */
  private static final SyncOptions ACCEPTING = new SyncOptions(Optional.empty(), false, true, true);

  private static final String RULE = "Detections/Unreadable.yaml";

  @TempDir static Path folder;

  private static Map<String, String> usual;

  @BeforeAll
  static void publish() throws IOException {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      // Only an older commit holds it in a form that can be read.
      byte[] rule =
          sample.files().entrySet().stream()
              .filter(file -> file.getKey().matches("Solutions/.*/Analytic Rules/.*\\.yaml"))
              .findFirst()
              .orElseThrow()
              .getValue();
      String aliased =
          new String(rule, StandardCharsets.UTF_8)
              + "\nlist: &all {A: a, B: b, C: c}\nmore: [*all, *all]\n";
      String removed = "Detections/Removed.yaml";
      sample.commit(
          Map.of(RULE, rule, "Detections/Aliased.yaml", bytes(aliased), removed, rule),
          List.of(),
          "Add rules");
      sample.commit(Map.of(RULE, bytes("name: [unfinished")), List.of(removed), "Break it");
      sample.commit(Map.of("README.md", bytes("No content.\n")), List.of(), "Say so");
    }
    copy(folder.resolve("origin"), folder.resolve("copy"));
    usual =
        Map.of(
            SITE + "source",
            folder.resolve("origin").toUri().toString(),
            SITE + "target",
            "file:" + folder.resolve("site"),
            SITE + "reference.tables",
            tables("tables", 8).toString(),
            SITE + "reference.marketplace",
            Files.writeString(
                    folder.resolve("marketplace.csv"),
                    "offer,published,url\nhalden.azure-sentinel-solution-haldenmail,false,\n")
                .toString(),
            SITE + "formats",
            "markdown,html",
            "state.folder",
            folder.resolve("state").toString());
    sync(usual);
  }

  static Stream<String> settings() {
    return ConfigurationDocumentTest.all().keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void aChangedSettingIsNoticedExactlyWhereItMatters(String name) throws IOException {
    Map<String, String> changed = new TreeMap<>(usual);
    changed.put(
        name.replace("<provider>", "github"), another(ConfigurationDocumentTest.all().get(name)));
    SortedMap<String, String> before = published();
    if (ConfigurationDocumentTest.all().get(name).affects() == Affects.PAGES) {
      assertThat(digest(changed)).isNotEqualTo(digest(usual));
      sync(changed);
      assertThat(bytes(published())).as("the value changes a page").isNotEqualTo(bytes(before));
      sync(usual);
      assertThat(bytes(published())).isEqualTo(bytes(before));
    } else if (reachesThePipeline(changed)) {
      assertThat(digest(changed)).isEqualTo(digest(usual));
      sync(changed);
      assertThat(published()).isEqualTo(before);
    }
  }

  /** A run is given these parts of the configuration and no other. */
  private static boolean reachesThePipeline(Map<String, String> changed) {
    Settings before = read(usual);
    Settings after = read(changed);
    return !after.sites().equals(before.sites())
        || !after.contentLimits().equals(before.contentLimits())
        || !after.state().url().equals(before.state().url());
  }

  private static void sync(Map<String, String> options) {
    try (SyncFixture fixture = open(options)) {
      fixture.sync(ACCEPTING);
      Verification verification = fixture.verify();
      assertThat(verification.differences()).isEmpty();
      assertThat(verification.isIdentical()).isTrue();
    }
  }

  private static String digest(Map<String, String> options) {
    try (SyncFixture fixture = open(options)) {
      fixture.site().inputs().refresh();
      Revision head = fixture.site().fetch(ProgressListener.NONE);
      return SiteConfiguration.digest(fixture.site(), head);
    }
  }

  private static SyncFixture open(Map<String, String> options) {
    Settings settings = read(options);
    return new SyncFixture(settings.state(), settings.sites().get(0), settings.contentLimits());
  }

  private static Settings read(Map<String, String> options) {
    return Settings.read(ConfigurationFile.EMPTY, options, variable -> null);
  }

  /** Every file of the target with its digest and time, and the folder that the link leads to. */
  private static SortedMap<String, String> published() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Path site = folder.resolve("site/current").toRealPath();
    files.put("", site.toString());
    try (Stream<Path> paths = Files.walk(site)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            site.relativize(file).toString(),
            Sha256.hex(Files.readAllBytes(file)) + " " + Files.getLastModifiedTime(file));
      }
    }
    return files;
  }

  /** Digests of the pages alone. */
  private static SortedMap<String, String> bytes(SortedMap<String, String> published) {
    SortedMap<String, String> bytes = new TreeMap<>(published);
    bytes.keySet().removeIf(path -> path.isEmpty() || path.startsWith("."));
    bytes.replaceAll((path, file) -> file.split(" ")[0]);
    return bytes;
  }

  /** An allowed value that is not the default, and that changes the sample if any value does. */
  private static String another(Declaration setting) throws IOException {
    return switch (setting.name()) {
      case "sync.sites" -> "renamed";
      case SITE + "source" -> folder.resolve("copy").toUri().toString();
      case SITE + "branch" -> SampleRepository.BRANCH;
      case SITE + "target" -> "file:" + folder.resolve("elsewhere");
      case SITE + "folders" -> "Solutions,Detections";
      case SITE + "robots" -> "none";
      case SITE + "tombstones" -> "off";
      case SITE + "schedule" -> "0 0 4 * * ?";
      case SITE + "source.depth" -> "1";
      case SITE + "source.schemes" -> "file";
      case SITE + "templates" ->
          rewritten("config/templates/connector.md.ftl", "templates/connector.md.ftl")
              .getParent()
              .toString();
      case SITE + "reference.tables" -> tables("fewer-tables", 4).toString();
      case SITE + "reference.marketplace",
          SITE + "reference.attack",
          SITE + "reference.overrides" ->
          withoutRows(setting.otherwise()).toString();
      case "state.folder" -> folder.resolve("other-state").toString();
      case "state.url" -> "jdbc:h2:mem:elsewhere";
      case "limits.file-bytes" -> "1500";
      case "limits.nesting" -> "2";
      case "limits.entries" -> "20";
      case "limits.alias-entries" -> "1";
      case "limits.name-length", "limits.file-name-bytes" -> "20";
      case "limits.query-length", "limits.markdown-length", "limits.path-bytes" -> "60";
      default -> ofKind(setting);
    };
  }

  private static String ofKind(Declaration setting) {
    String kind = setting.kind().name();
    return switch (kind.split(" ")[0]) {
      case "number" -> kind.replaceFirst(".*\\.\\.", "");
      case "share" -> "0.5";
      case "duration" -> "2m";
      case "flag" -> "true";
      case "path" -> "config";
      case "zone" -> "Europe/Berlin";
      case "address", "collector" -> "https://git.example/rules";
      case "one", "some" ->
          Stream.of(kind.replaceFirst("\\w+ of ", "").split(", "))
              .filter(word -> !word.equals(setting.otherwise()))
              .findFirst()
              .orElseThrow();
      default -> "elsewhere";
    };
  }

  private static Path rewritten(String original, String copy) throws IOException {
    Path file = folder.resolve(copy);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, Files.readString(Path.of(original)) + "\nAnother last line.\n");
  }

  /** The first of the documented tables, since each has a page. */
  private static Path tables(String name, int rows) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("config/reference/tables.csv"))) {
      return Files.write(folder.resolve(name + ".csv"), lines.limit(rows + 2).toList());
    }
  }

  /** A file of reference facts with its date and its heading alone. */
  private static Path withoutRows(String original) throws IOException {
    Path file = folder.resolve("empty-" + Path.of(original).getFileName());
    List<String> lines = Files.readAllLines(Path.of(original));
    int heading = lines.get(0).startsWith("#") ? 1 : 0;
    return Files.write(file, lines.subList(0, heading + 1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
