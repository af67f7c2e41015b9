package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sentinelsync.testing.BundledRepository;
import dev.sentinelsync.testing.PackagedRules;
import dev.sentinelsync.testing.RuleTemplates;
import dev.sentinelsync.testing.SiteChecker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real repository with all its text files: parsers written as bare text, function sources. */
class TextRepositoryIT {

  /** Bare texts in the places of parsers; what says that it is a sample or a readme is none. */
  private static final Pattern PARSER =
      Pattern.compile("(?i)(Parsers/|Solutions/[^/]+/Parsers?/)(.*/)?(?!readme|[^/]*sample)[^/]+");

  private static final Pattern TEXT = Pattern.compile("(?i).*\\.(txt|kql|csl)|(.*/)?[^./]+");

  /** Of 1,031 rules, queries and workbooks without the parsers of this bundle, measured once. */
  private static final int ITEMS_WITH_UNKNOWN_NAMES = 260;

  private static final String BUNDLE = "azure-sentinel-text-2022-08.bundle";

  /**
   * The generator of packages left techniques and some other fields out, and wrote lists of one
   * element as the element. "Another" values are those of an earlier version of the file.
   */
  private static final Map<String, Integer> EXPECTED_DIFFERENCES =
      Map.ofEntries(
          Map.entry("package has another description", 1),
          Map.entry("package has another displayName", 1),
          Map.entry("package has another entityMappings", 1),
          Map.entry("package has another incidentConfiguration", 3),
          Map.entry("package has another queryFrequency", 1),
          Map.entry("package has another queryPeriod", 1),
          Map.entry("package has another severity", 3),
          Map.entry("package has another tactics", 9),
          Map.entry("package has another triggerOperator", 1),
          Map.entry("package has another triggerThreshold", 1),
          Map.entry("package lacks entityMappings", 28),
          Map.entry("package lacks incidentConfiguration", 1),
          Map.entry("package lacks subTechniques", 24),
          Map.entry("package lacks tactics", 1),
          Map.entry("package lacks techniques", 498),
          Map.entry("white space or list of one alertDetailsOverride", 6),
          Map.entry("white space or list of one description", 3),
          Map.entry("white space or list of one entityMappings", 7),
          Map.entry("white space or list of one sentinelEntitiesMappings", 15));

  @TempDir static Path folder;
  private static SyncFixture fixture;
  private static SortedMap<String, byte[]> site;

  @BeforeAll
  static void publish() throws IOException {
    Path bundle = BundledRepository.sharedFile(BUNDLE);
    fixture =
        new SyncFixture(
            folder,
            TestSites.site(
                folder,
                bundle.toAbsolutePath().normalize().toString(),
                "full",
                "file:" + folder.resolve("site") + "?mode=in-place"));
    fixture.sync(SyncOptions.DEFAULT);
    site = new TreeMap<>();
    Path root = folder.resolve("site");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String address = root.relativize(file).toString().replace('\\', '/');
        if (!address.startsWith(".")) {
          site.put(address, Files.readAllBytes(file));
        }
      }
    }
  }

  @AfterAll
  static void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void theSiteIsThatOfACleanBuild() {
    assertThat(fixture.verify().differences()).isEmpty();
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(SiteChecker.check(site).stream().limit(20)).isEmpty();
  }

  @Test
  void everyParserIsReadOrReported() throws Exception {
    List<String> parsers =
        paths().stream()
            .filter(path -> PARSER.matcher(path).matches() && TEXT.matcher(path).matches())
            .toList();
    Set<String> known =
        Stream.of(column("parsers", "source_file"), column("problems", "path"))
            .flatMap(List::stream)
            .collect(Collectors.toSet());

    assertThat(parsers).hasSizeGreaterThan(150);
    assertThat(parsers).allMatch(known::contains, "is read or reported");
  }

  @Test
  void mostNamesOfRulesAreThoseOfTablesAndParsers() throws IOException {
    Set<String> unknown =
        rows("problems").stream()
            .filter(
                row ->
                    row.get("kind").equals("undocumented-table")
                        || row.get("kind").equals("unresolved-function"))
            .map(row -> row.get("path"))
            .collect(Collectors.toSet());

    assertThat(unknown).isNotEmpty().hasSizeLessThan(ITEMS_WITH_UNKNOWN_NAMES);
  }

  /**
   * Microsoft converted the rules of packages itself. Where the query is the same, every difference
   * is of one of these kinds, and in none of them the template of this program is wrong.
   */
  @Test
  void templatesOfRulesAreThoseOfThePackages(@TempDir Path other) throws Exception {
    RuleTemplates templates = RuleTemplates.of(site);
    try (BundledRepository repository = BundledRepository.cloneInto(other, BUNDLE)) {
      for (String path : paths()) {
        if (path.matches("Solutions/[^/]+/Package/mainTemplate\\.json")) {
          PackagedRules.of(repository.file(path).orElseThrow()).forEach(templates::compare);
        }
      }
    }

    assertThat(templates.compared()).isGreaterThan(500);
    assertThat(templates.otherQuery()).isEqualTo(7);
    assertThat(templates.differences()).containsExactlyInAnyOrderEntriesOf(EXPECTED_DIFFERENCES);
  }

  /**
   * Counted by a script of its own over the files of the bundle, and ten rules of GitHub by eye:
   * their names have brackets that the package leaves out.
   */
  @Test
  void packagesAreBehindOfTheseRules() {
    List<String> rows =
        site.entrySet().stream()
            .filter(page -> page.getKey().startsWith("content/"))
            .flatMap(page -> new String(page.getValue(), StandardCharsets.UTF_8).lines())
            .filter(line -> line.startsWith("| **Package** |"))
            .toList();

    assertThat(rows).filteredOn(row -> row.contains("As in the")).hasSize(581);
    assertThat(rows).filteredOn(row -> row.contains("does not have this rule")).hasSize(12);
    assertThat(rows).filteredOn(row -> row.contains("has version 1.0.1")).hasSize(1);
    assertThat(rows).filteredOn(row -> row.contains("has another query")).hasSize(1);
    assertThat(rows).hasSize(581 + 12 + 1 + 1);
  }

  private static List<String> column(String export, String name) throws IOException {
    return rows(export).stream().map(row -> row.get(name)).toList();
  }

  private static List<Map<String, String>> rows(String export) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(site.get("exports/" + export + ".csv"))) {
      return rows.readAll();
    }
  }

  /** All paths of the newest commit. */
  private static List<String> paths() throws Exception {
    List<String> paths = new ArrayList<>();
    try (Repository clone =
            new RepositoryBuilder().setGitDir(folder.resolve("clone").toFile()).build();
        RevWalk commits = new RevWalk(clone);
        TreeWalk walk = new TreeWalk(clone)) {
      String revision = fixture.site().fetch((what, done, total) -> {}).id();
      walk.addTree(commits.parseCommit(clone.resolve(revision)).getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }
}
