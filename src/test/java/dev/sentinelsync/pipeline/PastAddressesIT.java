package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.SampleEdits;
import dev.sentinelsync.testing.SiteChecker;
import dev.sentinelsync.testing.SiteChecker.Finding;
import dev.sentinelsync.testing.SiteChecker.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever address a commit of the history published, it answers, and the target is at all times
 * that of a clean build.
 */
class PastAddressesIT {

  private static final HtmlSettings BOTH =
      new HtmlSettings(
          List.of("markdown", "html"), "Past", Optional.of("https://past.test/site"), true, true);

  /** What keeps a reader from a page. */
  private static final Set<Kind> DEAD =
      EnumSet.of(Kind.DEAD_LINK, Kind.WRONG_CASE, Kind.DEAD_ANCHOR, Kind.NEEDS_ESCAPING);

  private static final int STEPS = 5;

  private static final String RULE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallBeaconing.yaml";

  @TempDir Path folder;

  private SampleRepository sample;
  private SyncFixture fixture;

  /** Addresses that a sync to a commit published, by commit. */
  private final Map<String, SortedSet<String>> published = new HashMap<>();

  @BeforeEach
  void open() throws IOException {
    sample = SampleRepository.create(folder.resolve("origin"));
    open(Past.ALL, BOTH);
  }

  @AfterEach
  void close() {
    fixture.close();
    sample.close();
  }

  private void open(String tombstones, HtmlSettings forms) {
    SiteSettings site = TestSites.site(folder, folder.resolve("origin").toString(), "full");
    fixture = new SyncFixture(folder, TestSites.withTombstones(site, tombstones, forms));
  }

  @ParameterizedTest
  @ValueSource(longs = 12)
  void everyAddressOfAGeneratedHistoryAnswers(long seed) throws Exception {
    Random random = new Random(seed);
    SortedMap<String, byte[]> files = new TreeMap<>(sample.files());
    sync();
    for (int step = 1; step <= STEPS; step++) {
      SampleEdits.Step edit = SampleEdits.next(random, files);
      files = new TreeMap<>(edit.files());
      sample.commitTree(files, edit.description());
      if (step % 4 == 0) {
        fixture.restart();
      }
      if (step % 3 != 0) {
        // Else the next sync has two commits at once.
        sync();
      }
    }
    sync();

    assertThat(everyAddress(sample.head())).hasSizeGreaterThan(addresses().size() / 2);
    assertThat(deadLinks()).isEmpty();
    assertThat(addresses()).anyMatch(address -> read(address).contains("**Last address**"));
    assertThat(addresses())
        .filteredOn(address -> address.matches("api/v1/(items|tables)/.*"))
        .allSatisfy(address -> assertThat(violations(address)).isEmpty());
  }

  @Test
  void aRemovedRuleLeavesATombstoneThatLeadsToTheOneWithItsId() throws Exception {
    sync();
    String address = addressOf("northwall-regular-outbound");
    byte[] rule = sample.files().get(RULE);
    String moved = "Solutions/Northwall Firewall/Analytic Rules/Moved/Rule.yaml";
    sample.commit(Map.of(moved, rule), List.of(RULE), "Move the rule");
    sync();

    String tombstone = read(address);
    assertThat(tombstone).contains("was removed on", "What To Read Instead", "(moved)");
    String html = address.replace(".md", ".html");
    assertThat(read(html))
        .contains("What To Read Instead", "<meta name=\"robots\" content=\"noindex\">");
    assertThat(sitemap()).isNotEmpty().noneMatch(page -> page.endsWith("/" + html));
    assertThat(sitemap()).noneMatch(page -> page.contains("/site/id/"));

    sample.commit(Map.of(), List.of(moved), "Remove it");
    sync();
    assertThat(read(address)).contains("No page took its place");
    String lookUp = addressOf("api/v1/items/", id(rule));
    assertThat(read(lookUp)).contains("\"removed\":{\"commit\":\"" + sample.head().name() + "\"");
    assertThat(violations(lookUp)).isEmpty();

    sample.commit(Map.of(RULE, rule), List.of(), "Bring it back");
    sync();
    assertThat(read(address)).doesNotContain("was removed on");
    assertThat(deadLinks()).isEmpty();
  }

  @Test
  void anIdLeadsToItsItemAndToAllOfThemIfThereAreSeveral() throws Exception {
    sync();
    byte[] rule = sample.files().get(RULE);
    String id = id(rule);
    assertThat(read("id/" + id + ".md")).contains("The page lies at [", "](../content/");
    assertThat(read("id/" + id + ".html"))
        .contains(
            "<meta http-equiv=\"refresh\" content=\"0; url=../content/",
            "<meta name=\"robots\" content=\"noindex\">",
            "<link rel=\"canonical\" href=\"https://past.test/site/content/",
            "<a href=\"../content/");

    sample.commit(Map.of("Detections/Copies/Copy.yaml", rule), List.of(), "Copy the rule");
    sync();
    assertThat(read("id/" + id + ".md")).contains("Several files", "](../content/");

    sample.commit(Map.of(), List.of("Detections/Copies/Copy.yaml", RULE), "Remove both");
    sync();
    assertThat(read("id/" + id + ".html")).contains("Permanent address of an id");
  }

  @Test
  void aNameWithBracketsHasTheAddressOfTheReferenceToo() throws Exception {
    String rule = new String(sample.files().get(RULE), StandardCharsets.UTF_8);
    String named = rule.replaceFirst("(?m)^name:.*$", "name: '[Old] {Rule} of <all>; days'");
    sample.commit(Map.of(RULE, named.getBytes(StandardCharsets.UTF_8)), List.of(), "Rename");
    sync();

    String alias = addressOf("[old]-{rule}-of-all-;-days");
    assertThat(read(alias)).contains("The page lies at [");
    assertThat(deadLinks()).isEmpty();
  }

  @Test
  void anotherHistoryHasItsOwnPastAlone() throws Exception {
    sync();
    sample.commit(Map.of(), List.of(RULE), "Remove a rule");
    sync();
    ObjectId root = pushRoot();
    sync(root);
    assertThat(addresses()).noneMatch(address -> read(address).contains("**Last address**"));

    fixture.restart();
    sync(sample.head());
    assertThat(addresses()).anyMatch(address -> read(address).contains("**Last address**"));
  }

  @Test
  void jumpsToAnyCommitAndToUnrelatedRootsWithRestarts() throws Exception {
    reopenWithMarkdownOnly();
    Random random = new Random(18);
    SortedMap<String, byte[]> files = new TreeMap<>(sample.files());
    List<ObjectId> targets = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      SampleEdits.Step edit = SampleEdits.next(random, files);
      files = new TreeMap<>(edit.files());
      sample.commitTree(files, edit.description());
      targets.add(sample.head());
    }
    fixture.site().fetch(ProgressListener.NONE);
    targets.add(pushRoot());

    for (int jump = 0; jump < STEPS; jump++) {
      if (jump % 3 == 2) {
        fixture.restart();
      }
      sync(jump == 1 ? targets.get(STEPS) : targets.get(random.nextInt(targets.size())));
    }
  }

  @Test
  void aRunThatDiesOnItsWayThroughTheHistoryIsContinued() throws Exception {
    reopenWithMarkdownOnly();
    for (int commit = 0; commit < 34; commit++) {
      String path = "Detections/Many/Rule%02d.yaml".formatted(commit / 2);
      byte[] rule = sample.files().get(RULE);
      boolean add = commit % 2 == 0;
      sample.commit(
          add ? Map.of(path, rule) : Map.of(), add ? List.of() : List.of(path), "Commit " + commit);
    }
    fixture.site().fetch(ProgressListener.NONE);
    fixture.sync(options(sample.head().name() + "~15"));
    fixture.restart();
    sync();
    fixture.restart();
    sync();

    assertThat(addresses().stream().filter(address -> read(address).contains("**Last address**")))
        .hasSizeGreaterThan(16);
  }

  /** Forms do not decide on what is tested here, and HTML takes most of the time. */
  private void reopenWithMarkdownOnly() {
    fixture.close();
    open(Past.ALL, HtmlSettings.NONE);
  }

  @Test
  void withoutTombstonesNothingStaysBehind() throws Exception {
    reopenWithMarkdownOnly();
    sync();
    sample.commit(Map.of(), List.of(RULE), "Remove a rule");
    sync();
    fixture.close();
    open(Past.OFF, HtmlSettings.NONE);
    fixture.sync(options(sample.head().name()));
    assertThat(fixture.verify().differences()).isEmpty();
    assertThat(addresses()).noneMatch(address -> read(address).contains("**Last address**"));

    fixture.close();
    open("1", HtmlSettings.NONE);
    sync();
    assertThat(addresses()).anyMatch(address -> read(address).contains("**Last address**"));
  }

  /** Whoever reads both must not take one for the other. */
  @Test
  void theFeedOfASolutionWithAnotherNameSaysWhereItIs() throws Exception {
    sync();
    String data = "Solutions/Northwall Firewall/Data/Solution_NorthwallFirewall.json";
    String text = new String(sample.files().get(data), StandardCharsets.UTF_8);
    String renamed = text.replaceFirst("\"Name\": \"[^\"]*\"", "\"Name\": \"Perimeter\"");
    sample.commit(
        Map.of(data, renamed.getBytes(StandardCharsets.UTF_8)), List.of(), "Another name");
    sync();

    for (String form : List.of("atom", "json")) {
      assertThat(read("feeds/solution-northwall-firewall." + form))
          .contains("This feed has another address", "/feeds/solution-perimeter." + form);
    }
    Pattern id = Pattern.compile("<id>([^<]*)</id>");
    List<String> ids =
        addresses().stream()
            .filter(address -> address.endsWith(".atom"))
            .map(address -> id.matcher(read(address)).results().findFirst().orElseThrow().group(1))
            .toList();
    assertThat(ids).hasSizeGreaterThan(5).doesNotHaveDuplicates();
  }

  /** A revision that takes most content away waits for a person, whatever answers in its place. */
  @Test
  void tombstonesDoNotHideARemoval() throws Exception {
    Map<String, byte[]> many = new TreeMap<>();
    byte[] rule = sample.files().get(RULE);
    for (int copy = 0; copy < 150; copy++) {
      many.put("Detections/Many/Rule%03d.yaml".formatted(copy), rule);
    }
    sample.commit(many, List.of(), "Add many");
    sync();
    sample.commit(Map.of(), List.copyOf(many.keySet()), "Remove them");

    SyncReport report = fixture.attempt(SyncOptions.DEFAULT);

    assertThat(report.status()).isEqualTo(SyncStatus.HELD);
    assertThat(report.failure().toString()).containsPattern("would remove \\d+ of \\d+ pages");
  }

  private static String id(byte[] rule) {
    return new String(rule, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("id:"))
        .findFirst()
        .orElseThrow()
        .substring(3)
        .strip();
  }

  /** What the schema of the look-ups has against one of them. */
  private List<String> violations(String address) {
    try {
      ObjectNode schema = (ObjectNode) Json.MAPPER.readTree(read("api/v1/schema.json"));
      schema.remove("anyOf");
      schema.put("$ref", "#/$defs/" + (address.contains("/items/") ? "items" : "table"));
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(schema)
          .validate(Json.MAPPER.readTree(read(address)))
          .stream()
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sync() {
    sync(sample.head());
  }

  private void sync(ObjectId commit) {
    fixture.sync(options(commit.name()));
    published.put(commit.name(), addresses());
    assertThat(fixture.verify().differences()).isEmpty();
    SortedSet<String> missing = everyAddress(commit);
    missing.removeAll(addresses());
    // Crawlers find the parts of the sitemap by its index, which names those that are there.
    missing.removeIf(address -> address.startsWith("sitemap-"));
    assertThat(missing).isEmpty();
  }

  private static SyncOptions options(String revision) {
    return new SyncOptions(Optional.of(revision), false, true, true);
  }

  /** What the parts of the sitemap name, line by line. */
  private List<String> sitemap() {
    return addresses().stream()
        .filter(address -> address.startsWith("sitemap-"))
        .flatMap(address -> Stream.of(read(address).split("<loc>|</loc>")))
        .filter(part -> part.startsWith("https://"))
        .toList();
  }

  private List<Finding> deadLinks() {
    return SiteChecker.check(site()).stream()
        .filter(finding -> DEAD.contains(finding.kind()))
        .toList();
  }

  /** All addresses that syncs to commits of a history published. */
  private SortedSet<String> everyAddress(ObjectId head) {
    SortedSet<String> all = new TreeSet<>();
    for (String commit : chain(head)) {
      all.addAll(published.getOrDefault(commit, new TreeSet<>()));
    }
    return all;
  }

  private List<String> chain(ObjectId head) {
    List<String> chain = new ArrayList<>();
    try (Repository repository = repository();
        RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(head);
      chain.add(commit.name());
      while (commit.getParentCount() > 0) {
        commit = walk.parseCommit(commit.getParent(0));
        chain.add(commit.name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chain;
  }

  private Repository repository() throws IOException {
    return new RepositoryBuilder().setGitDir(folder.resolve("origin").toFile()).build();
  }

  /** Puts a commit without parents beside the branch, with the files of its newest one. */
  private ObjectId pushRoot() throws IOException {
    try (Repository repository = repository();
        RevWalk walk = new RevWalk(repository);
        ObjectInserter inserter = repository.newObjectInserter()) {
      RevCommit like = walk.parseCommit(sample.head());
      CommitBuilder root = new CommitBuilder();
      root.setTreeId(like.getTree());
      root.setAuthor(like.getAuthorIdent());
      root.setCommitter(like.getCommitterIdent());
      root.setMessage("Another history");
      ObjectId id = inserter.insert(root);
      inserter.flush();
      RefUpdate update = repository.updateRef("refs/heads/" + SampleRepository.BRANCH);
      update.setNewObjectId(id);
      assertThat(update.forceUpdate()).isEqualTo(RefUpdate.Result.FORCED);
      return id;
    }
  }

  private SortedSet<String> addresses() {
    try (Stream<StoredPage> stored = fixture.site().target().stored()) {
      return stored.map(StoredPage::path).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private String addressOf(String part) {
    return addressOf("content/", part);
  }

  /** The first address of a folder with some text in it. */
  private String addressOf(String folder, String part) {
    return addresses().stream()
        .filter(address -> address.startsWith(folder) && !address.endsWith(".html"))
        .filter(address -> address.contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no page with " + part));
  }

  private String read(String address) {
    byte[] bytes = fixture.site().target().read(address).orElseThrow();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private SortedMap<String, byte[]> site() {
    SortedMap<String, byte[]> site = new TreeMap<>();
    addresses()
        .forEach(address -> site.put(address, fixture.site().target().read(address).orElseThrow()));
    return site;
  }
}
