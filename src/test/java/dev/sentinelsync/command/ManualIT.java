package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.targets.Targets;
import dev.sentinelsync.testing.PostgresServer;
import dev.sentinelsync.testing.ShellBlock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell blocks of README and manuals, executed as they stand, with the sample repository as
 * source. Maven itself is not started; its lines are held against the project.
 */
class ManualIT {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path README = Path.of("README.md");
  private static final Path OPERATIONS = Path.of("docs/operations.md");
  private static final Path SERVICE = Path.of("docs/service.md");
  private static final Path CONTAINERS = Path.of("docs/containers.md");
  private static final Path NOTIFICATIONS = Path.of("docs/notifications.md");
  private static final Path OBJECT_STORES = Path.of("docs/object-stores.md");
  private static final Path SECURITY = Path.of("docs/security.md");
  private static final Path CONTRIBUTING = Path.of("CONTRIBUTING.md");
  private static final Path ACTION = Path.of("examples/github-action/README.md");
  private static final Path CONTAINER_APPS = Path.of("examples/azure-container-apps/README.md");
  private static final Path ORACLE = Path.of("src/test/kql-oracle/README.md");

  private static final Pattern MAVEN =
      Pattern.compile("(?m)(?:^|[`|] *)(?:\\./mvnw|mvn) ([^`\n]+)");
  private static final Pattern JAVA_NAME = Pattern.compile("\\b\\w*(?:Test|IT|Bench|Benchmark)\\b");
  private static final Pattern PROPERTY = Pattern.compile("-D([\\w.]+)");
  private static final Pattern PROFILE = Pattern.compile("-P([\\w-]+)");

  private static final Pattern DEPLOYED = Pattern.compile("deploy/[\\w./-]+|docker-compose\\.yml");
  private static final Pattern SECRET = Pattern.compile("(?m)(?<=: \\./)secrets/[\\w-]+$");
  private static final Pattern NPM_SCRIPT = Pattern.compile("npm run ([\\w-]+)");

  /** Properties of Maven and its plugins. */
  private static final List<String> OF_MAVEN = List.of("skipTests", "test", "it.test");

  @TempDir Path folder;
  private SampleRepository sample;
  private ManualMachine machine;

  @BeforeEach
  void prepare() throws Exception {
    for (String tool : List.of("bash", "curl", "jq", "openssl", "git", "pgrep")) {
      assumeTrue(isInstalled(tool), "bash, curl, jq, openssl, git and pgrep are needed");
    }
    assumeTrue(Files.exists(Path.of("target/sentinel-sync.jar")), "the program is not packaged");
    sample = SampleRepository.create(folder.resolve("origin"));
    machine =
        new ManualMachine(
            Files.createDirectory(folder.resolve("root")), sample.folder().toString());
  }

  @AfterEach
  void stop() throws Exception {
    if (machine != null) {
      machine.close();
      sample.close();
    }
  }

  private static boolean isInstalled(String tool) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
  }

  @Test
  void everyDocumentWithShellBlocksIsTriedHere() throws IOException {
    SortedSet<Path> documents = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      for (Path file :
          files.filter(path -> path.toString().endsWith(".md")).filter(ManualIT::isOurs).toList()) {
        if (!ShellBlock.in(file).isEmpty()) {
          documents.add(file);
        }
      }
    }
    assertThat(documents)
        .containsExactlyInAnyOrder(
            README,
            OPERATIONS,
            SERVICE,
            CONTAINERS,
            NOTIFICATIONS,
            OBJECT_STORES,
            SECURITY,
            CONTRIBUTING,
            ACTION,
            CONTAINER_APPS, // ContainerAppsTest holds it against its template.
            ORACLE);
  }

  private static boolean isOurs(Path path) {
    return Stream.of("target", ".git", "src/main/resources", "src/test/resources", "site", "demo")
        .noneMatch(path::startsWith);
  }

  @Test
  void theReadmeFromTheFirstBuildToTheService() throws Exception {
    List<ShellBlock> blocks = ShellBlock.in(README);
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    Files.createSymbolicLink(checkout.resolve("target"), Path.of("target").toAbsolutePath());

    String demo = run(blocks.get(0), checkout);
    assertThat(checkout.resolve("demo/site/current/readme.md")).exists();
    assertThat(demo).contains("; the change: 6 pages in ");
    assertThat(machine.commands()).hasSize(2).last().asString().endsWith(" demo");

    run(blocks.get(1), checkout);
    assertThat(machine.commands()).containsExactly("mvn verify");

    String site = run(blocks.get(2), checkout);
    assertThat(machine.path("/srv/sentinel-site/current/readme.md")).exists();
    assertThat(site).contains("nothing was written");
    assertThat(machine.commands())
        .extracting(command -> command.split(" ")[0])
        .as("the sample holds a file that cannot be read")
        .containsExactly("3", "0", "0");

    serveUntilReady(blocks.get(3).script(), checkout);
    assertThat(checkout.resolve("site/current/readme.md")).exists();
    assertThat(blocks).hasSize(4);
  }

  @Test
  void theServiceWithNotificationsStarts() throws Exception {
    ShellBlock only = ShellBlock.in(NOTIFICATIONS).get(0);
    assertThat(ShellBlock.in(NOTIFICATIONS)).hasSize(1);
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    Files.createSymbolicLink(checkout.resolve("target"), Path.of("target").toAbsolutePath());
    serveUntilReady(only.script().replace("https://…", "https://127.0.0.1:9/hook"), checkout);
  }

  @Test
  void theScriptOfTheActionRunsAnywhere() throws Exception {
    ShellBlock only = ShellBlock.in(ACTION).get(0);
    assertThat(ShellBlock.in(ACTION)).hasSize(1);
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    for (String part : List.of("target", "examples")) {
      Files.createSymbolicLink(checkout.resolve(part), Path.of(part).toAbsolutePath());
    }
    machine.export("RUNNER_TEMP", Files.createDirectory(folder.resolve("temp")).toString());
    assertThat(run(only, checkout)).contains(" written, ");
    assertThat(checkout.resolve("site/current/index.html")).exists();
  }

  /** Starts what a block ends with, waits until it is ready, and stops it. */
  private void serveUntilReady(String script, Path checkout) throws Exception {
    for (Map.Entry<String, String> setting : machine.settings().entrySet()) {
      machine.export(setting.getKey(), setting.getValue());
    }
    String service =
        """
        { %s
        } & service=$!
        until curl -sf http://127.0.0.1:8081/observe/health/ready > /dev/null; do
          kill -0 $service
          sleep 0.1
        done
        pkill -TERM -P $(pgrep -P $service) java
        wait $service
        """
            .formatted(script.strip());
    String log = machine.run("service", service, checkout);
    assertThat(machine.commands()).as(log).hasSize(1).first().asString().startsWith("0 ");
  }

  private String run(ShellBlock block, Path checkout) throws Exception {
    return machine.run(block.toString(), block.script(), checkout);
  }

  /** From the installation to the recovery, in the order of the manual. */
  @Test
  void theManualOfOperationsFromTopToBottom() throws Exception {
    Files.writeString(
        machine.path("/etc/systemd/system/sentinel-sync.service"),
        machine.here(ShellBlock.block(OPERATIONS, "ini")));
    boolean isControlled = false;
    for (ShellBlock block : ShellBlock.in(OPERATIONS)) {
      if (isOfAnotherTest(block)) {
        continue;
      }
      boolean isControl = block.script().contains("export API=");
      before(block);
      String environment = isControl ? token() : isControlled ? control() : "";
      after(block, machine.run(block.toString(), environment + block.script(), PROJECT));
      isControlled |= isControl;
    }
    assertThat(isControlled).isTrue();
    assertThat(machine.commands())
        .as("verifications, a repair and an older revision")
        .extracting(command -> command.replaceAll("^(\\d+) .*jar (.*) --config.*", "$1 $2"))
        .contains("0 verify")
        .satisfies(
            commands ->
                assertThat(String.join("\n", commands))
                    .containsPattern("(?m)^0 verify --repair$")
                    .containsPattern("(?m)^[03] sync --revision [0-9a-f]{40}$"));
    for (ShellBlock block : ShellBlock.in(SERVICE)) {
      if (isOfAnotherTest(block)) {
        continue;
      }
      String out = machine.run(block.toString(), token() + block.script(), PROJECT);
      assertThat(out).contains("\"requestId\"");
    }
    assertThat(machine.journal().lines().filter(line -> line.contains("\"ERROR\""))).isEmpty();
  }

  /** The environment that a shell of the operator has after "Control". */
  private String control() throws IOException {
    ShellBlock control =
        ShellBlock.in(OPERATIONS).stream()
            .filter(block -> block.script().contains("export API="))
            .findFirst()
            .orElseThrow();
    return token() + control.script().lines().limit(2).collect(Collectors.joining("\n")) + "\n";
  }

  private String token() throws IOException {
    return "set -a; . " + machine.path("/etc/sentinel-sync/environment") + "; set +a\n";
  }

  private static boolean isOfAnotherTest(ShellBlock block) {
    // That of webhooks is run by the test of webhook-test.
    return Stream.of("promtool", "pg_dump", "body=").anyMatch(block.script()::startsWith);
  }

  private void before(ShellBlock block) throws Exception {
    String script = block.script();
    if (script.startsWith("systemd-analyze")) {
      StringBuilder more = new StringBuilder();
      machine.settings().forEach((name, value) -> more.append(name + "=" + value + "\n"));
      Path environment = machine.path("/etc/sentinel-sync/environment");
      Files.writeString(environment, Files.readString(environment) + more);
      if (!isInstalled("systemd-analyze")) {
        Files.createSymbolicLink(folder.resolve("root/bin/systemd-analyze"), Path.of("/bin/true"));
      }
    } else if (script.contains("github-webhook.new")) {
      Files.writeString(machine.path("/etc/sentinel-sync/github-webhook"), "f".repeat(64) + "\n");
    } else if (script.contains("verify --repair")) {
      Files.writeString(machine.path("/srv/sentinel-site/current/readme.md"), "Somebody was here.");
    }
  }

  private void after(ShellBlock block, String out) throws IOException {
    String script = block.script();
    Path secret = machine.path("/etc/sentinel-sync/github-webhook");
    if (script.contains("github-webhook.new")) {
      assertThat(Files.readAllLines(secret)).hasSize(2).last().isEqualTo("f".repeat(64));
    } else if (script.startsWith("sed -i")) {
      assertThat(Files.readString(secret)).matches("[0-9a-f]{64}\n");
    } else if (script.contains("runs/$RUN")) {
      assertThat(out).containsPattern("\"status\": \"(UNSTABLE|UNCHANGED)\"");
    } else if (script.contains("sentinel_sync_lag_seconds")) {
      assertThat(out).contains("sentinel_sync_lag_seconds{");
    } else if (script.contains("jq -Rr")) {
      assertThat(out).containsPattern("(?m)^20\\d\\d-\\S+Z ");
    } else if (script.contains("verify --repair")) {
      assertThat(machine.path("/srv/sentinel-site/current/readme.md")).content().contains("# ");
    }
  }

  @Test
  void theAlertRulesAreChecked() throws Exception {
    assumeTrue(isInstalled("promtool"), "promtool (Debian package prometheus) is needed");
    for (ShellBlock block : ShellBlock.in(OPERATIONS)) {
      if (block.script().startsWith("promtool")) {
        assertThat(run(block, PROJECT)).contains("SUCCESS");
      }
    }
  }

  @Test
  void theDatabaseIsDumpedAndRestored() throws Exception {
    assumeTrue(isInstalled("pg_dump"), "pg_dump (Debian package postgresql) is needed");
    PostgresServer server = PostgresServer.shared();
    String url = server.newDatabase();
    try {
      machine.export("PGPASSWORD", server.password());
      machine.export(
          "SENTINEL_SYNC_PG",
          url.replace("jdbc:postgresql://", "postgresql://" + server.user() + "@"));
      ShellBlock backup =
          ShellBlock.in(OPERATIONS).stream()
              .filter(block -> block.script().startsWith("pg_dump"))
              .findFirst()
              .orElseThrow();
      run(backup, folder);
      assertThat(folder.resolve("sentinel_sync.dump")).isNotEmptyFile();
    } finally {
      server.dropDatabase(url);
    }
  }

  /** The addresses of real clouds cannot be reached here; that they are understood can be seen. */
  @Test
  void theAddressesOfObjectStoresAreUnderstood() throws Exception {
    ShellBlock block = ShellBlock.in(OBJECT_STORES).get(0);
    assertThat(ShellBlock.in(OBJECT_STORES)).hasSize(1);
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    String shown =
        machine.run(
            block.toString(),
            "java() { printf '%s\\n' \"${@: -1}\"; }\n" + block.script(),
            checkout);
    assertThat(shown.lines()).hasSize(2).allSatisfy(this::assertIsUnderstood);
  }

  private void assertIsUnderstood(String target) throws Exception {
    try (TargetStore store = Targets.open(target, TargetSettings.of(folder))) {
      assertThat(store.describe()).contains(target.split("[/?]")[2]).endsWith("prefix sentinel/");
    }
  }

  @Test
  void everyLineOfMavenNamesWhatThereIs() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path document : List.of(CONTRIBUTING, SECURITY, OPERATIONS)) {
      Matcher line = MAVEN.matcher(Files.readString(document));
      while (line.find()) {
        lines.add(line.group(1).replaceFirst(" {2,}#.*", ""));
      }
    }
    assertThat(lines).hasSizeGreaterThan(15);
    String pom = Files.readString(Path.of("pom.xml"));
    String tests = sources();
    for (String line : lines) {
      assertThat(all(PROFILE, line, 1)).allMatch(id -> pom.contains("<id>" + id + "</id>"), line);
      assertThat(all(JAVA_NAME, line, 0))
          .allMatch(name -> Pattern.compile("class " + name + "\\b").matcher(tests).find(), line);
      assertThat(all(PROPERTY, line, 1))
          .allMatch(
              name -> OF_MAVEN.contains(name) || pom.contains(name) || tests.contains(name), line);
    }
  }

  /** No container is started: the files are there, and the secrets are made by the letter. */
  @Test
  void theManualOfContainersNamesWhatThereIsAndMakesTheSecrets() throws Exception {
    for (ShellBlock block : ShellBlock.in(CONTAINERS)) {
      if (block.script().contains("openssl")) {
        run(block, folder);
      } else {
        assertThat(List.of("mvn", "docker", "kubectl")).contains(firstWord(block.script()));
      }
      assertThat(all(DEPLOYED, block.script(), 0))
          .allMatch(file -> Files.exists(Path.of(file)), block.toString());
    }
    for (String compose : List.of("docker-compose.yml", "deploy/compose/compose.full.yml")) {
      assertThat(all(SECRET, Files.readString(Path.of(compose)), 0))
          .isNotEmpty()
          .allMatch(secret -> Files.exists(folder.resolve(secret)), compose);
    }
  }

  private static String firstWord(String script) {
    return script.strip().split(" ")[0];
  }

  private static SortedSet<String> all(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void theOracleOfQueriesHasItsScript() throws IOException {
    String scripts = Files.readString(Path.of("src/test/kql-oracle/package.json"));
    assertThat(ShellBlock.in(ORACLE))
        .hasSize(3)
        .allSatisfy(
            block ->
                assertThat(all(NPM_SCRIPT, block.script(), 1))
                    .isNotEmpty()
                    .allMatch(script -> scripts.contains("\"" + script + "\":")));
    assertThat(Path.of("src/test/java/dev/sentinelsync/kql/names/KqlRounds.java")).exists();
    assertThat(ShellBlock.in(ORACLE).get(1).script()).contains("-Dtest=KqlRounds");
  }
}
