package dev.sentinelsync.testing;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import dev.sentinelsync.publish.TargetSettings;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.azure.AzuriteContainer;

/**
 * Azurite, Microsoft's emulator of Azure Storage: the installed npm package, or in a container. The
 * system property {@code test.azurite} or the variable {@code AZURITE_BLOB} names the program
 * {@code azurite-blob} where it is not on the path.
 */
public final class AzureServer implements ObjectServer {

  /** The one account of every Azurite, with its published key; not a secret. */
  private static final String ACCOUNT = "devstoreaccount1";

  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final AtomicInteger containers = new AtomicInteger();
  private final URI endpoint;
  private final AutoCloseable server;
  private final BlobServiceClient client;

  private AzureServer(URI endpoint, AutoCloseable server) {
    this.endpoint = endpoint;
    this.server = server;
    this.client =
        new BlobServiceClientBuilder()
            .httpClient(new JdkHttpClientBuilder().build())
            .connectionString(connectionString(endpoint))
            .buildClient();
  }

  /**
   * Where the account is once its host name leads here: the first part of the name is the account.
   *
   * @param domain what follows the account's name
   */
  public static URI endpointIn(String domain) {
    return URI.create("https://" + ACCOUNT + "." + domain);
  }

  /** What opens the account, wherever it is reached. */
  public String connectionString() {
    return connectionString(endpoint);
  }

  private static String connectionString(URI at) {
    return "DefaultEndpointsProtocol=http;AccountName="
        + ACCOUNT
        + ";AccountKey="
        + KEY
        + ";BlobEndpoint="
        + at
        + ";";
  }

  /** The installed program; empty where there is none. */
  public static Optional<Path> installed() {
    return Stream.concat(
            Stream.of(System.getProperty("test.azurite", ""), environment("AZURITE_BLOB")),
            Stream.of(environment("PATH").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> folder + File.separator + "azurite-blob"))
        .filter(file -> !file.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String environment(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  /**
   * Starts the installed program; its blobs are in memory. The test is skipped where there is none.
   *
   * @param log takes what it says
   */
  public static AzureServer start(Path log) throws IOException {
    Optional<Path> program = installed();
    Assumptions.assumeTrue(
        program.isPresent(), "azurite-blob is not installed (npm install -g azurite)");
    return start(program.get(), log);
  }

  /** Starts a program. */
  public static AzureServer start(Path program, Path log) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--inMemoryPersistence",
                "--disableTelemetry",
                "--skipApiVersionCheck",
                "--silent",
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Awaitility.await("azurite-blob to listen; see " + log)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> Files.readString(log).contains("successfully listens"));
    return new AzureServer(
        URI.create("http://127.0.0.1:" + port + "/" + ACCOUNT), () -> stop(process));
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** Starts it in a container. */
  public static AzureServer inContainer() {
    AzuriteContainer azurite =
        new AzuriteContainer(ContainerEngine.image("mcr.microsoft.com/azure-storage/azurite")) {
          @Override
          protected void configure() {
            super.configure();
            // The client speaks a newer version of the protocol than any emulator knows by name.
            withCommand(String.join(" ", getCommandParts()) + " --skipApiVersionCheck");
          }
        };
    azurite.start();
    URI at =
        URI.create(
            "http://" + azurite.getHost() + ":" + azurite.getMappedPort(10000) + "/" + ACCOUNT);
    return new AzureServer(at, azurite);
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String newBucket() {
    String name = "container-" + containers.incrementAndGet();
    makeBucket(name);
    return name;
  }

  @Override
  public void makeBucket(String bucket) {
    client.createBlobContainer(bucket);
  }

  @Override
  public void dropBucket(String bucket) {
    client.deleteBlobContainer(bucket);
  }

  @Override
  public String target(String place, URI at) {
    return "azblob://"
        + ACCOUNT
        + "/"
        + place
        + "?endpoint="
        + URLEncoder.encode(at.toString(), StandardCharsets.UTF_8);
  }

  @Override
  public TargetSettings settings(Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("azure-secret"), connectionString(endpoint));
    return TargetSettings.of(folder.resolve("work")).withSecretFile(secret);
  }

  @Override
  public void put(String bucket, String key, String text) {
    container(bucket).getBlobClient(key).upload(BinaryData.fromString(text), true);
  }

  @Override
  public void put(String bucket, String key, byte[] bytes, String mediaType, String cacheControl) {
    BlobHttpHeaders headers =
        new BlobHttpHeaders().setContentType(mediaType).setCacheControl(cacheControl);
    container(bucket)
        .getBlobClient(key)
        .getBlockBlobClient()
        .uploadWithResponse(
            new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(bytes)).setHeaders(headers),
            null,
            Context.NONE);
  }

  @Override
  public void delete(String bucket, String key) {
    container(bucket).getBlobClient(key).delete();
  }

  @Override
  public SortedMap<String, Stored> objects(String bucket) {
    SortedMap<String, Stored> objects = new TreeMap<>();
    container(bucket)
        .listBlobs()
        .forEach(item -> objects.put(item.getName(), stored(bucket, item.getName())));
    return objects;
  }

  private Stored stored(String bucket, String key) {
    BlobProperties found = container(bucket).getBlobClient(key).getProperties();
    return new Stored(
        found.getETag(),
        found.getBlobSize(),
        found.getContentType(),
        found.getCacheControl(),
        HexFormat.of().formatHex(found.getContentMd5()));
  }

  private BlobContainerClient container(String name) {
    return client.getBlobContainerClient(name);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) { // whatever a server throws: the tests are over, but say it
      throw new IllegalStateException("Azurite did not stop", e);
    }
  }
}
