package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.testing.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * This build goes on from what release 1.0.0 left behind, seen through its command line alone: the
 * position is kept, no page is lost, everything is compared once, and the target is what a clean
 * build gives. What it cannot go on from it refuses in a sentence.
 */
class UpgradeIT {

  private static final String RELEASE = "1.0.0";
  private static final String POSTGRESQL = "postgresql";

  /**
   * A command takes the password of its database from the environment alone, which this process
   * cannot change. So the database gets one that every environment holds.
   */
  private static final String VARIABLE = "PATH";

  private static final String TOKEN = "a-test-token-of-sufficient-length";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String EVERY_PAGE = "every page was compared";
  private static final Pattern DELIVERED =
      Pattern.compile("([\\d,]+) written, ([\\d,]+) removed, ([\\d,]+) made");
  private static final Pattern MANAGEMENT = Pattern.compile("Management is on 127.0.0.1:(\\d+)");

  /** Summary rules were named by their display names, which is not what Sentinel knows them by. */
  private static final Map<String, String> MOVED =
      Map.of(
          "content/standalone-content-sign-ins-by-country"
              + "-d5f5432a-3c4f-5a91-9e3e-9957b1b725c3-066ead91.md",
          "content/standalone-content-signinsbycountry"
              + "-d5f5432a-3c4f-5a91-9e3e-9957b1b725c3-1d8fc773.md");

  @TempDir Path folder;

  private final SortedMap<String, String> properties = new TreeMap<>();
  private ReleaseFixture fixture;
  private String database;

  /** How many pages a command made, published or not. */
  private static int made(CapturedCommand command) {
    Matcher delivered = DELIVERED.matcher(command.out());
    assertThat(delivered.find()).as(command.out() + command.err()).isTrue();
    return Integer.parseInt(delivered.group(3).replace(",", ""));
  }

  /** Where a page of the release is now; some targets have a folder before the addresses. */
  static String moved(String page) {
    String now = page;
    for (Map.Entry<String, String> entry : MOVED.entrySet()) {
      now = now.replace(entry.getKey(), entry.getValue());
    }
    return now;
  }

  @BeforeEach
  void unpack() throws Exception {
    fixture = ReleaseFixture.of(RELEASE, folder);
    properties.put("http.port", "0");
    properties.put("management.port", "0");
  }

  @AfterEach
  void dropDatabase() {
    if (properties.containsKey("state.url")) {
      PostgresServer.shared().dropDatabase(database);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "h2, releases",
    "h2, in-place",
    "h2, git",
    "h2, s3",
    "h2, azure",
    "postgresql, releases",
    "postgresql, in-place"
  })
  void aSiteIsKeptComparedOnceAndLeftAloneFromThenOn(String state, String site) throws Exception {
    unpackState(state);
    try (UpgradedTarget target = UpgradedTarget.of(fixture, state, site, folder)) {
      configure(site, target);
      Set<String> pages = UpgradedTarget.pagesOf(target.contents());
      assertThat(pages).hasSizeGreaterThan(100);
      assertPublished(fixture.head(), pages.size());
      Set<String> expected =
          pages.stream().map(UpgradeIT::moved).collect(Collectors.toCollection(TreeSet::new));
      assertThat(expected).as("one page has moved").isNotEqualTo(pages);

      CapturedCommand upgraded = deliver("sync");
      assertThat(upgraded.out()).contains(EVERY_PAGE).contains(fixture.head().substring(0, 10));
      assertThat(made(upgraded)).isGreaterThanOrEqualTo(pages.size());
      SortedMap<String, String> after = target.contents();
      Set<String> pagesAfter = UpgradedTarget.pagesOf(after);
      assertThat(pagesAfter).as("no page is lost").containsAll(expected);
      assertPublished(fixture.head(), pagesAfter.size());
      assertIdentical();

      assertThat(deliver("sync").out()).contains("nothing was written");
      assertThat(target.contents()).isEqualTo(after);

      CapturedCommand back = deliver("sync", "--revision=" + fixture.before());
      assertThat(back.out()).as("what pages read is known again").doesNotContain(EVERY_PAGE);
      assertThat(made(back)).isBetween(1, pages.size() / 4);
      assertIdentical();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", POSTGRESQL})
  void recordsThatNobodyUnderstandsAnyMoreCostAComparisonAndNoStart(String state) throws Exception {
    unpackState(state);
    try (UpgradedTarget target = UpgradedTarget.of(fixture, state, "releases", folder)) {
      configure("releases", target);
      // From now on the state is one of this build, so that it looks at what pages read.
      deliver("sync");
      int pages = UpgradedTarget.pagesOf(target.contents()).size();

      int changed = made(deliver("sync", "--revision=" + fixture.before()));
      assertThat(changed).isBetween(1, pages / 4);

      record("tables/heartbeat.md", reads("fact-of-long-ago", "something"));
      CapturedCommand oldKey = deliver("sync", "--revision=" + fixture.head());
      assertThat(made(oldKey)).as("with the page whose fact is gone").isEqualTo(changed + 1);
      assertIdentical();

      record("tables/heartbeat.md", new byte[] {99, 1, 2, 3});
      CapturedCommand unknownFormat = deliver("sync", "--revision=" + fixture.before());
      assertThat(unknownFormat.out()).contains(EVERY_PAGE);
      assertThat(made(unknownFormat)).isEqualTo(pages);
      assertIdentical();

      CapturedCommand again = deliver("sync", "--revision=" + fixture.before());
      assertThat(again.out()).contains("nothing was written");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", POSTGRESQL})
  void theServiceStartsOverWhatTheLastOneLeftAndKeepsAPause(String state) throws Exception {
    unpackState(state);
    if (state.equals(POSTGRESQL)) {
      leaveQuartzRows();
    }
    try (UpgradedTarget releases = UpgradedTarget.of(fixture, state, "releases", folder);
        UpgradedTarget inPlace = UpgradedTarget.of(fixture, state, "in-place", folder)) {
      configure("releases", releases);
      configure("in-place", inPlace);
      // Another one than then, and one that a test can wait for.
      set("site.releases.schedule", "0/2 * * * * ?");
      SortedMap<String, String> paused = inPlace.contents();
      Path log = folder.resolve("log.json");
      Process service = startService(log);
      try {
        awaitDelivered(service, log, "releases");
        assertThat(ask(log, "GET", "/observe/health/live", "")).contains("UP");
        JsonNode site = ReleaseFixture.json(ask(log, "GET", "/api/sites/in-place", ""));
        assertThat(site.path("pause").path("by").asText()).isEqualTo("Ann");
        assertThat(site.path("publishedRevision").asText()).isEqualTo(fixture.head());
        assertThat(site.path("requestsWaiting").asInt())
            .as("the webhook of then, and the start of now")
            .isEqualTo(2);
        assertThat(inPlace.contents()).as("a paused site").isEqualTo(paused);

        await("a schedule that fires")
            .atMost(PATIENCE)
            .until(() -> events(log).stream().anyMatch(UpgradeIT::isScheduled));
        ask(log, "POST", "/api/sites/in-place/resume", "");
        awaitDelivered(service, log, "in-place");
        assertThat(ask(log, "GET", "/api/sites/in-place", "")).contains("\"requestsWaiting\":0");
        service.destroy();
        assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(service.exitValue()).as(Files.readString(log)).isZero();
      } finally {
        service.destroyForcibly().waitFor();
      }
      assertEventsAreToldAsBefore(state, events(log));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", POSTGRESQL})
  void aStateOfANewerProgramIsRefusedInASentence(String state) throws Exception {
    unpackState(state);
    try (UpgradedTarget target = UpgradedTarget.of(fixture, state, "releases", folder)) {
      configure("releases", target);
      SortedMap<String, String> before = target.contents();
      update(
          "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
              + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\","
              + " \"success\") VALUES (99, '99', 'of tomorrow', 'SQL', 'V99__of_tomorrow.sql', 1,"
              + " 'somebody', 1, TRUE)");

      assertRefused("has version 99", "status");
      assertRefused("has version 99", "sync");
      Path log = folder.resolve("log");
      Process service = startService(log);
      try {
        assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(service.exitValue()).isEqualTo(1);
      } finally {
        service.destroyForcibly().waitFor();
      }
      assertThat(Files.readString(log))
          .contains("has version 99")
          .doesNotContain("\tat ")
          .doesNotContain("stack_trace");
      assertThat(target.contents()).isEqualTo(before);
    }
  }

  @Test
  void aTargetOfANewerProgramIsRefusedInASentence() throws Exception {
    unpackState("h2");
    try (UpgradedTarget target = UpgradedTarget.of(fixture, "h2", "in-place", folder)) {
      configure("in-place", target);
      Path manifest = folder.resolve("in-place/.sentinel-sync/manifest.json");
      String text = Files.readString(manifest);
      Files.writeString(manifest, text.replace("\"format\": 1,", "\"format\": 99,"));
      SortedMap<String, String> before = target.contents();

      assertRefused("written by a newer version of this program", "sync");
      assertRefused("written by a newer version of this program", "verify");
      assertThat(target.contents()).isEqualTo(before);
    }
  }

  private void assertPublished(String revision, int pages) throws Exception {
    CapturedCommand status = execute("status");
    assertThat(status.code()).as(status.err()).isZero();
    assertThat(status.out()).contains("published  " + revision).contains(pages + " pages");
  }

  private void assertIdentical() throws Exception {
    CapturedCommand verified = execute("verify");
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out()).contains("Identical").contains(" 0 foreign");
  }

  private void assertRefused(String sentence, String command) throws Exception {
    CapturedCommand ended = execute(command);
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err()).contains(sentence).doesNotContain("\tat ");
  }

  /**
   * What every event of a kind told then, every event of that kind tells today. A run that failed
   * tells less, for instance no revision that it never found; it is tried again.
   */
  private void assertEventsAreToldAsBefore(String state, List<JsonNode> today) throws IOException {
    List<String> failures =
        today.stream()
            .filter(event -> event.path("event.action").asText().equals("sync-finished"))
            .filter(event -> event.path("event.outcome").asText().equals("failure"))
            .map(event -> event.path("message").asText())
            .toList();
    SortedMap<String, Set<String>> before = common(fixture.log(state));
    SortedMap<String, Set<String>> now = common(today);
    before.keySet().retainAll(now.keySet());
    assertThat(before).containsKeys("configuration-loaded", "sync-started", "sync-finished");
    before.forEach(
        (action, fields) ->
            assertThat(now.get(action))
                .as("%s, with failed runs %s", action, failures)
                .containsAll(fields));
  }

  /** The fields that all events of a kind have, but for those of runs that failed. */
  private static SortedMap<String, Set<String>> common(List<JsonNode> log) {
    Set<String> failed =
        log.stream()
            .filter(event -> event.path("event.action").asText().equals("sync-finished"))
            .filter(event -> event.path("event.outcome").asText().equals("failure"))
            .map(event -> event.path("labels.run").asText())
            .collect(Collectors.toSet());
    SortedMap<String, Set<String>> common = new TreeMap<>();
    for (JsonNode line : log) {
      if (line.has("event.action") && !failed.contains(line.path("labels.run").asText())) {
        Set<String> fields = new TreeSet<>();
        line.fieldNames().forEachRemaining(fields::add);
        // Of the route that is at work, which no event promises.
        fields.removeIf(field -> field.startsWith("camel."));
        common
            .computeIfAbsent(line.path("event.action").asText(), kind -> fields)
            .retainAll(fields);
      }
    }
    return common;
  }

  /** Waits for a run that delivered; one that failed for a passing reason is tried again. */
  private static void awaitDelivered(Process service, Path log, String site) {
    await("a sync of " + site)
        .atMost(PATIENCE)
        .until(() -> !service.isAlive() || delivered(log, site).isPresent());
    Optional<JsonNode> run = delivered(log, site);
    assertThat(run).as("a run that delivered, before the service ended").isPresent();
    assertThat(run.get().path("labels.from_revision"))
        .as("what was published then")
        .isEqualTo(run.get().path("labels.to_revision"));
  }

  private static Optional<JsonNode> delivered(Path log, String site) {
    return events(log).stream()
        .filter(event -> event.path("labels.site").asText().equals(site))
        .filter(event -> event.path("event.action").asText().equals("sync-finished"))
        .filter(event -> event.path("event.outcome").asText().equals("success"))
        .findFirst();
  }

  private static boolean isScheduled(JsonNode event) {
    return event.path("labels.site").asText().equals("releases")
        && event.path("sentinel_sync.trigger").asText().equals("SCHEDULE");
  }

  private static List<JsonNode> events(Path log) {
    try {
      // The last line may be on its way.
      String text = Files.readString(log);
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .filter(line -> line.startsWith("{"))
          .map(ReleaseFixture::json)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ask(Path log, String method, String path, String body) throws Exception {
    Matcher port = MANAGEMENT.matcher(Files.readString(log));
    assertThat(port.find()).isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return answer.body();
  }

  private void unpackState(String state) throws Exception {
    Path place = folder.resolve("state");
    properties.put("state.folder", place.toString());
    if (!state.equals(POSTGRESQL)) {
      fixture.unpackH2(place);
      database = "jdbc:h2:file:" + place.resolve("sentinel-sync");
      return;
    }
    PostgresServer server = PostgresServer.shared();
    database = server.newDatabase();
    String user = database.substring(database.lastIndexOf('/') + 1);
    try (Connection connection =
            DriverManager.getConnection(database, server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE ROLE %s SUPERUSER LOGIN PASSWORD '%s'"
              .formatted(user, password().replace("'", "''")));
    }
    properties.put("state.url", database);
    properties.put("state.user", user);
    properties.put("state.password-variable", VARIABLE);
    try (Connection connection = connect()) {
      fixture.unpackPostgres(connection);
    }
  }

  private static String password() {
    return System.getenv(VARIABLE);
  }

  private Connection connect() throws SQLException {
    String user = properties.getOrDefault("state.user", "");
    return DriverManager.getConnection(database, user, user.isEmpty() ? "" : password());
  }

  private void update(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Says of a page that it was made from something else. */
  private void record(String page, byte[] reads) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement("UPDATE page SET reads = ? WHERE path = ?")) {
      statement.setBytes(1, reads);
      statement.setString(2, page);
      assertThat(statement.executeUpdate()).isPositive();
    }
  }

  /** Stored reads in the form of 1.0.0: one fact and its fingerprint. */
  private static byte[] reads(String family, String id) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(1);
      out.writeInt(1);
      out.writeUTF(family);
      out.writeUTF(id);
      out.writeLong(1);
      out.writeLong(2);
    }
    return bytes.toByteArray();
  }

  /** Two schedules that are long due: of a site that is no more, and of a class that is no more. */
  private void leaveQuartzRows() throws SQLException {
    String anyClass = "(SELECT MAX(job_class_name) FROM qrtz_job_details)";
    leaveSchedule("site-of-long-ago", anyClass);
    leaveSchedule("class-of-long-ago", "'dev.sentinelsync.gone.LookAtSource'");
  }

  private void leaveSchedule(String name, String jobClass) throws SQLException {
    update(
        """
        INSERT INTO qrtz_job_details VALUES ('sentinel-sync', '%s', 'schedule', NULL, %s,
          FALSE, TRUE, TRUE, FALSE, NULL)
        """
            .formatted(name, jobClass),
        """
        INSERT INTO qrtz_triggers VALUES ('sentinel-sync', '%1$s', 'schedule', '%1$s', 'schedule',
          NULL, 1, -1, 5, 'WAITING', 'CRON', 1, 0, NULL, 1, NULL)
        """
            .formatted(name),
        """
        INSERT INTO qrtz_cron_triggers VALUES ('sentinel-sync', '%s', 'schedule',
          '0 0/5 * * * ?', 'UTC')
        """
            .formatted(name));
  }

  private void configure(String site, UpgradedTarget target) throws IOException {
    properties.merge("sync.sites", site, (some, more) -> some + "," + more);
    String prefix = "site." + site + ".";
    properties.put(prefix + "source", fixture.source().toString());
    properties.put(prefix + "branch", SampleRepository.BRANCH);
    properties.put(prefix + "target", target.address());
    properties.put(prefix + "web-url", "https://git.example/sample/blob/master");
    properties.put(prefix + "reference.tables", fixture.tables().toString());
    properties.put(prefix + "schedule", "0 30 3 * * ?");
    target.settings().forEach((key, value) -> properties.put(prefix + key, value));
    set("schedule.jitter", "0s");
  }

  private void set(String key, String value) throws IOException {
    properties.put(key, value);
    StringBuilder text = new StringBuilder();
    properties.forEach(
        (name, setting) ->
            text.append(name).append('=').append(setting.replace("\\", "\\\\")).append('\n'));
    Files.writeString(configuration(), text);
  }

  private Path configuration() {
    return folder.resolve("application.properties");
  }

  /** The sample holds a broken file on purpose, which a delivered sync tells by its exit code. */
  private CapturedCommand deliver(String... arguments) throws Exception {
    CapturedCommand ended = execute(arguments);
    assertThat(ended.code()).as(ended.out() + ended.err()).isIn(0, 3);
    return ended;
  }

  private String[] line(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.add("--config=" + configuration());
    return line.toArray(String[]::new);
  }

  /** The service ends its process when it is told to stop, so it has one of its own. */
  private Process startService(Path log) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Processes that live for seconds: what the second compiler would gain comes too late.
    line.add("-XX:TieredStopAtLevel=1");
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add("dev.sentinelsync.SentinelSync");
    line.addAll(List.of(line("run")));
    ProcessBuilder service = new ProcessBuilder(line).redirectErrorStream(true);
    service.environment().put("SENTINEL_SYNC_CONTROL_TOKEN", TOKEN);
    service.environment().put("SENTINEL_SYNC_LOG", "json");
    service.environment().put("SENTINEL_SYNC_EVENTS_LEVEL", "DEBUG");
    return service.redirectOutput(log.toFile()).start();
  }

  private CapturedCommand execute(String... arguments) {
    return CapturedCommand.execute(line(arguments));
  }
}
