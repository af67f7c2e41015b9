package dev.sentinelsync.testing;

import dev.sentinelsync.publish.TargetSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.MinIOContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An S3 endpoint: in this process, or in a container. */
public final class S3Server implements ObjectServer {

  private static final String USER = "test-access-key";
  private static final String SECRET = "test-secret-key-1234567890";

  /** No registry has it, so that it is there only where it was made. */
  private static final String PROXY_IMAGE = "sentinel-sync/s3proxy:test";

  private static final int PROXY_PORT = 80;

  private final AtomicInteger buckets = new AtomicInteger();
  private final URI endpoint;
  private final AutoCloseable server;
  private final S3Client client;

  private S3Server(URI endpoint, AutoCloseable server) {
    this.endpoint = endpoint;
    this.server = server;
    this.client =
        S3Client.builder()
            .httpClientBuilder(ApacheHttpClient.builder())
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, SECRET)))
            .build();
  }

  /** Starts one in this process; its objects are in memory. */
  public static S3Server inProcess() throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, USER, SECRET)
            // Content-MD5, checksums and the like of newer clients are no reason to refuse.
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    proxy.start();
    return new S3Server(URI.create("http://127.0.0.1:" + proxy.getPort()), proxy::stop);
  }

  /** Starts MinIO in a container; S3Proxy where {@code .ci/images} made that instead. */
  public static S3Server inContainer() {
    Optional<DockerImageName> proxy = ContainerEngine.find(PROXY_IMAGE);
    return proxy.isPresent() ? proxyInContainer(proxy.get()) : minioInContainer();
  }

  private static S3Server minioInContainer() {
    MinIOContainer minio =
        new MinIOContainer(ContainerEngine.image("minio/minio"))
            .withUserName(USER)
            .withPassword(SECRET);
    minio.start();
    return new S3Server(URI.create(minio.getS3URL()), minio);
  }

  private static S3Server proxyInContainer(DockerImageName image) {
    GenericContainer<?> proxy =
        new GenericContainer<>(image)
            .withExposedPorts(PROXY_PORT)
            .waitingFor(Wait.forHttp("/").forStatusCodeMatching(status -> status < 500));
    proxy.start();
    return new S3Server(
        URI.create("http://" + proxy.getHost() + ":" + proxy.getMappedPort(PROXY_PORT)), proxy);
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String newBucket() {
    String bucket = "bucket-" + buckets.incrementAndGet();
    makeBucket(bucket);
    return bucket;
  }

  @Override
  public void makeBucket(String bucket) {
    client.createBucket(request -> request.bucket(bucket));
  }

  @Override
  public void dropBucket(String bucket) {
    objects(bucket).keySet().forEach(key -> delete(bucket, key));
    client.deleteBucket(request -> request.bucket(bucket));
  }

  @Override
  public String target(String place, URI at) {
    return "s3://"
        + place
        + "?endpoint="
        + URLEncoder.encode(at.toString(), StandardCharsets.UTF_8);
  }

  @Override
  public TargetSettings settings(Path folder) throws IOException {
    Path secret =
        Files.writeString(
            folder.resolve("aws-credentials"),
            "[default]\naws_access_key_id = "
                + USER
                + "\naws_secret_access_key = "
                + SECRET
                + "\n");
    return TargetSettings.of(folder.resolve("work")).withSecretFile(secret);
  }

  @Override
  public void put(String bucket, String key, String text) {
    client.putObject(
        request -> request.bucket(bucket).key(key),
        RequestBody.fromString(text, StandardCharsets.UTF_8));
  }

  @Override
  public void put(String bucket, String key, byte[] bytes, String mediaType, String cacheControl) {
    client.putObject(
        request ->
            request.bucket(bucket).key(key).contentType(mediaType).cacheControl(cacheControl),
        RequestBody.fromBytes(bytes));
  }

  @Override
  public void delete(String bucket, String key) {
    client.deleteObject(request -> request.bucket(bucket).key(key));
  }

  @Override
  public SortedMap<String, Stored> objects(String bucket) {
    SortedMap<String, Stored> objects = new TreeMap<>();
    client
        .listObjectsV2Paginator(request -> request.bucket(bucket))
        .contents()
        .forEach(object -> objects.put(object.key(), stored(bucket, object.key())));
    return objects;
  }

  private Stored stored(String bucket, String key) {
    HeadObjectResponse head = client.headObject(request -> request.bucket(bucket).key(key));
    return new Stored(
        head.eTag() + " " + head.lastModified(),
        head.contentLength(),
        head.contentType(),
        head.cacheControl(),
        String.valueOf(head.eTag()).replace("\"", ""));
  }

  @Override
  public void close() {
    try (S3Client closed = client) {
      server.close();
    } catch (Exception e) { // whatever a server throws: the tests are over, but say it
      throw new IllegalStateException("the S3 server did not stop", e);
    }
  }
}
