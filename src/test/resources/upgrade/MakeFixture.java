import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.PostgresServer;
import dev.sentinelsync.testing.S3Server;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes the fixture of a release from outside: two services of its packaged program, one on H2 and
 * one on PostgreSQL, publish two revisions of the packaged sample to every kind of target; then
 * states, targets and logs are packed. Started by make-fixture.sh in a built checkout of the
 * release, whose test classes bring the emulators of object stores.
 */
public final class MakeFixture {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String SECRET = "webhook-secret-of-the-fixture";
  private static final String TOKEN = "control-token-of-the-fixture";
  private static final Pattern WEBHOOKS = Pattern.compile("takes webhooks on 127.0.0.1:(\\d+)");
  private static final Pattern MANAGEMENT = Pattern.compile("Management is on 127.0.0.1:(\\d+)");
  private static final String BUCKET = "docs-bucket";
  private static final String CONTAINER = "docs";
  private static final String PREFIX = "sentinel";

  private final Path root;
  private final Path out;
  private final Path source;

  private MakeFixture(Path root, Path out) {
    this.root = root;
    this.out = out;
    this.source = root.resolve("source.git");
  }

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    if (Files.exists(root)) {
      throw new IOException(root + " exists already; it must be this program's own");
    }
    Path out = Files.createDirectories(Path.of(arguments[1]));
    Files.createDirectories(root);
    new MakeFixture(root, out).make();
    // Threads of the emulators' clients would keep the process for a minute.
    System.exit(0);
  }

  private void make() throws Exception {
    // A few documented tables only: a page for each of all 1,400 would make the fixture large.
    Path reference = Path.of("src", "test", "resources", "golden", "tables.csv");
    Files.copy(reference, root.resolve("tables.csv"));
    Files.copy(reference, out.resolve("tables.csv"), StandardCopyOption.REPLACE_EXISTING);
    try (SampleRepository sample = SampleRepository.create(source);
        S3Server s3 = S3Server.inProcess();
        AzureServer azure = AzureServer.start(root.resolve("azurite.log"));
        PostgresServer postgres = PostgresServer.start()) {
      s3.makeBucket(BUCKET);
      azure.makeBucket(CONTAINER);
      String database = postgres.newDatabase();
      Service h2 = new Service("h2");
      h2.site("releases", "file:" + h2.folder.resolve("releases"));
      h2.site("in-place", "file:" + h2.folder.resolve("in-place") + "?mode=in-place");
      h2.site("git", "git:" + bare(h2.folder.resolve("git.git")).toUri() + "#site");
      h2.site("s3", s3.target(BUCKET + "/" + PREFIX, s3.endpoint()));
      h2.site("azure", azure.target(CONTAINER + "/" + PREFIX, azure.endpoint()));
      Path awsSecret = secret(s3, h2.folder, "s3", "aws-credentials");
      Path azureSecret = secret(azure, h2.folder, "azure", "azure-secret");
      h2.set("site.s3.target.secret-file", awsSecret);
      h2.set("site.azure.target.secret-file", azureSecret);
      Service pg = new Service("postgresql");
      pg.site("releases", "file:" + pg.folder.resolve("releases"));
      pg.site("in-place", "file:" + pg.folder.resolve("in-place") + "?mode=in-place");
      pg.set("state.url", database);
      pg.set("state.user", postgres.user());
      pg.environment.put("SENTINEL_SYNC_DB_PASSWORD", postgres.password());
      publish(sample, List.of(h2, pg));

      pack(h2.state().resolve("sentinel-sync.mv.db"), "h2.mv.db.gz");
      packDump(database, postgres, "postgresql.sql.gz");
      pack(h2.log, "events-h2.json.gz");
      pack(pg.log, "events-postgresql.json.gz");
      git(
          source,
          "bundle",
          "create",
          "--quiet",
          out.resolve("source.bundle").toString(),
          "HEAD",
          SampleRepository.BRANCH);
      Path s3Objects = objectsOfS3(s3, awsSecret);
      Path azureObjects = objectsOfAzure(azureSecret);
      packTargets(h2.folder, pg.folder, s3Objects, azureObjects);
    }
  }

  /**
   * Two revisions, a webhook each, a pause with a request that waits; H2's service ends in order,
   * PostgreSQL's is killed, so that its instance, lease and schedules stay behind.
   */
  private void publish(SampleRepository sample, List<Service> services) throws Exception {
    for (Service service : services) {
      service.start();
    }
    for (Service service : services) {
      service.awaitRuns(sample.head().name(), 1);
    }
    sample.commitDemoChange();
    for (Service service : services) {
      service.webhook("72d3162e-0001-11e3-81ab-4c9367dc0958");
    }
    for (Service service : services) {
      service.awaitRuns(sample.head().name(), 1);
      service.manage("/api/sites/in-place/pause", "{\"by\": \"Ann\", \"reason\": \"migration\"}");
      service.webhook("72d3162e-0002-11e3-81ab-4c9367dc0958");
    }
    for (Service service : services) {
      service.sites.remove("in-place");
      service.awaitRuns(sample.head().name(), 2);
    }
    Service h2 = services.get(0);
    Service pg = services.get(1);
    h2.process.destroy();
    require(h2.process.waitFor() == 0, "the service did not end in order; see " + h2.log);
    pg.process.destroyForcibly().waitFor();
    h2.command("sync");
  }

  /** One service with its state, its file targets and its log in a folder of its own. */
  private final class Service {

    private final String name;
    private final Path folder;
    private final Path configuration;
    private final Path log;
    private final List<String> sites = new ArrayList<>();
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Process process;

    Service(String name) throws IOException {
      this.name = name;
      this.folder = Files.createDirectories(root.resolve(name));
      this.configuration = folder.resolve("application.properties");
      this.log = folder.resolve("log.json");
      set("state.folder", state());
      set("service.instance", name);
      set("http.port", "0");
      set("management.port", "0");
      set("schedule.jitter", "0s");
      set("webhook.providers", "github");
      environment.put("SENTINEL_SYNC_CONTROL_TOKEN", TOKEN);
      environment.put("SENTINEL_SYNC_GITHUB_SECRET", SECRET);
      environment.put("SENTINEL_SYNC_LOG", "json");
      environment.put("SENTINEL_SYNC_EVENTS_LEVEL", "DEBUG");
    }

    Path state() {
      return folder.resolve("state");
    }

    void set(String key, Object value) {
      properties.put(key, value.toString());
    }

    void site(String site, String target) {
      sites.add(site);
      set("site." + site + ".source", source);
      set("site." + site + ".branch", SampleRepository.BRANCH);
      set("site." + site + ".target", target);
      set("site." + site + ".web-url", "https://git.example/sample/blob/master");
      set("site." + site + ".reference.tables", root.resolve("tables.csv"));
      set("site." + site + ".schedule", "0 30 3 * * ?");
    }

    void start() throws IOException {
      set("sync.sites", String.join(",", sites));
      StringBuilder text = new StringBuilder();
      properties.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
      Files.writeString(configuration, text);
      process = java("run").redirectOutput(log.toFile()).start();
    }

    /** Does something with the first site. */
    void command(String command) throws Exception {
      Path said = folder.resolve(command + ".out");
      int code = java(command).redirectOutput(said.toFile()).start().waitFor();
      require(code == 0 || code == 3, command + " ended with " + code);
    }

    private ProcessBuilder java(String... arguments) {
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-jar", Path.of("target", "sentinel-sync.jar").toString()));
      line.addAll(List.of(arguments));
      line.add("--config=" + configuration);
      ProcessBuilder builder =
          new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(environment);
      return builder;
    }

    /** Waits until each site has had so many runs that found this revision. */
    void awaitRuns(String revision, int runs) throws Exception {
      for (int tries = 0; !sites.stream().allMatch(site -> runs(site, revision) >= runs); tries++) {
        require(tries < 1200, name + " does not publish; see " + log);
        require(process.isAlive(), name + " ended; see " + log);
        Thread.sleep(100);
      }
    }

    private long runs(String site, String revision) {
      return said()
          .lines()
          .filter(line -> line.startsWith("{") && line.contains("\"sync-finished\""))
          .map(MakeFixture::json)
          .filter(line -> line.path("labels.site").asText().equals(site))
          .filter(line -> line.path("labels.to_revision").asText().equals(revision))
          .count();
    }

    private String said() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private int port(Pattern pattern) throws Exception {
      Matcher found = pattern.matcher(said());
      require(found.find(), name + " has not opened its ports");
      return Integer.parseInt(found.group(1));
    }

    void webhook(String delivery) throws Exception {
      String body =
          """
          {"ref": "refs/heads/%s", "repository": {"full_name": "sample", "clone_url": "%s"}}
          """
              .formatted(SampleRepository.BRANCH, source);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      post(
          port(WEBHOOKS),
          "/webhook/github",
          body,
          "X-GitHub-Event",
          "push",
          "X-GitHub-Delivery",
          delivery,
          "X-Hub-Signature-256",
          "sha256=" + HexFormat.of().formatHex(signature));
    }

    void manage(String path, String body) throws Exception {
      post(port(MANAGEMENT), path, body, "Authorization", "Bearer " + TOKEN);
    }
  }

  private static void post(int port, String path, String body, String... headers) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .headers(headers)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    require(answer.statusCode() / 100 == 2, path + ": " + answer.statusCode() + answer.body());
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path secret(ObjectServer server, Path folder, String name, String file)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve("secrets").resolve(name));
    server.settings(own);
    return own.resolve(file);
  }

  private Path objectsOfS3(S3Server server, Path secret) throws Exception {
    Path folder = Files.createDirectories(root.resolve("s3-objects"));
    List<String> index = new ArrayList<>();
    ProfileFile profiles =
        ProfileFile.builder().content(secret).type(ProfileFile.Type.CREDENTIALS).build();
    try (S3Client client =
        S3Client.builder()
            .httpClientBuilder(ApacheHttpClient.builder())
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                ProfileCredentialsProvider.builder()
                    .profileFile(profiles)
                    .profileName("default")
                    .build())
            .build()) {
      for (Map.Entry<String, ObjectServer.Stored> object : server.objects(BUCKET).entrySet()) {
        String key = object.getKey();
        byte[] bytes =
            client.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asByteArray();
        keep(folder, key, bytes, object.getValue(), index);
      }
    }
    Files.write(folder.resolve("index.tsv"), index);
    return folder;
  }

  private Path objectsOfAzure(Path secret) throws Exception {
    Path folder = Files.createDirectories(root.resolve("azure-objects"));
    List<String> index = new ArrayList<>();
    BlobContainerClient container =
        new BlobServiceClientBuilder()
            .httpClient(new JdkHttpClientBuilder().build())
            .connectionString(Files.readString(secret))
            .buildClient()
            .getBlobContainerClient(CONTAINER);
    for (var item : container.listBlobs()) {
      var blob = container.getBlobClient(item.getName());
      var found = blob.getProperties();
      keep(
          folder,
          item.getName(),
          blob.downloadContent().toBytes(),
          new ObjectServer.Stored(
              "", found.getBlobSize(), found.getContentType(), found.getCacheControl(), ""),
          index);
    }
    Files.write(folder.resolve("index.tsv"), index);
    return folder;
  }

  private static void keep(
      Path folder, String key, byte[] bytes, ObjectServer.Stored stored, List<String> index)
      throws IOException {
    Path file = folder.resolve("objects").resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    index.add(String.join("\t", key, stored.mediaType(), stored.cacheControl()));
  }

  private void packDump(String url, PostgresServer postgres, String name) throws Exception {
    Path dump = root.resolve("postgresql.sql");
    ProcessBuilder builder =
        new ProcessBuilder(
                "pg_dump",
                // Any client can read these, while COPY takes PostgreSQL's own.
                "--inserts",
                "--rows-per-insert=20",
                "--no-owner",
                "--no-privileges",
                "--username=" + postgres.user(),
                "--file=" + dump,
                url.substring("jdbc:".length()))
            .inheritIO();
    builder.environment().put("PGPASSWORD", postgres.password());
    require(builder.start().waitFor() == 0, "pg_dump failed");
    pack(dump, name);
  }

  /** All targets in one bundle, a branch each: what they have in common is kept once. */
  private void packTargets(Path h2, Path pg, Path s3, Path azure) throws Exception {
    Path repository = bare(root.resolve("targets.git"));
    branch(repository, "h2-releases", h2.resolve("releases"));
    branch(repository, "h2-in-place", h2.resolve("in-place"));
    branch(repository, "h2-s3", s3);
    branch(repository, "h2-azure", azure);
    branch(repository, "postgresql-releases", pg.resolve("releases"));
    branch(repository, "postgresql-in-place", pg.resolve("in-place"));
    git(repository, "fetch", "--quiet", h2.resolve("git.git").toString(), "site:h2-git");
    git(repository, "repack", "-adfq", "--depth=50", "--window=250");
    Path bundle = out.resolve("targets.bundle");
    git(repository, "bundle", "create", "--quiet", bundle.toString(), "--branches");
  }

  private static void branch(Path repository, String name, Path folder) throws Exception {
    git(repository, "symbolic-ref", "HEAD", "refs/heads/" + name);
    Files.deleteIfExists(repository.resolve("index"));
    git(repository, "--work-tree=" + folder, "add", "--all", "--force");
    git(repository, "--work-tree=" + folder, "commit", "--quiet", "--message=" + name);
  }

  private static Path bare(Path folder) throws Exception {
    Files.createDirectories(folder);
    git(folder, "init", "--quiet", "--bare", "--initial-branch=site");
    return folder;
  }

  private static void git(Path repository, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("git", "--git-dir=" + repository));
    line.addAll(List.of("-c", "core.autocrlf=false", "-c", "core.fileMode=false"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_" + who + "_NAME", "Fixture");
      builder.environment().put("GIT_" + who + "_EMAIL", "fixture@sample.example");
      builder.environment().put("GIT_" + who + "_DATE", "2026-01-10T09:00:00Z");
    }
    require(builder.start().waitFor() == 0, String.join(" ", line) + " failed");
  }

  private void pack(Path file, String name) throws IOException {
    try (OutputStream zipped =
        new GZIPOutputStream(Files.newOutputStream(out.resolve(name))) {
          {
            def.setLevel(9);
          }
        }) {
      Files.copy(file, zipped);
    }
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(otherwise);
    }
  }
}
