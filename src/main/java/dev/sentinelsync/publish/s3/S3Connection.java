package dev.sentinelsync.publish.s3;

import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.support.ProxySettings.Credential;
import dev.sentinelsync.support.ProxySettings.Server;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.conn.SystemDefaultRoutePlanner;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client of the vendor. */
final class S3Connection {

  /** A host that takes no connection within ten seconds takes none. */
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private S3Connection() {}

  static S3Client open(S3Settings settings, ProxySettings proxies) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                http(settings, proxies)
                    .maxConnections(settings.parallel())
                    .connectionTimeout(CONNECT)
                    .socketTimeout(settings.timeout())
                    .expectContinueEnabled(false))
            .credentialsProvider(credentials(settings))
            .forcePathStyle(settings.pathStyle())
            // Every upload brings its digest itself; other stores know no checksum trailers.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                override ->
                    override
                        // RetryingStore already retries; two layers would multiply.
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new UploadsAtOnce()));
    settings.region().map(Region::of).ifPresent(builder::region);
    settings
        .endpoint()
        .ifPresent(
            endpoint -> {
              builder.endpointOverride(endpoint);
              if (settings.region().isEmpty()) {
                // Other stores have one region, and it is called like this.
                builder.region(Region.US_EAST_1);
              }
            });
    return builder.build();
  }

  /** A client that goes through these proxies and reads no variables of its own. */
  private static ApacheHttpClient.Builder http(S3Settings settings, ProxySettings proxies) {
    ProxyConfiguration.Builder own =
        ProxyConfiguration.builder()
            .useEnvironmentVariableValues(false)
            .useSystemPropertyValues(false);
    Optional<Server> plain =
        settings
            .endpoint()
            .filter(endpoint -> "http".equalsIgnoreCase(endpoint.getScheme()))
            .flatMap(proxies::serverFor)
            .filter(server -> server.credential().isPresent());
    if (plain.isPresent()) {
      // The SDK answers a proxy that demands a credential only where it opens a tunnel, so here it
      // is sent unasked. An endpoint in clear text is one host, which this proxy is for.
      Server server = plain.get();
      Credential known = server.credential().orElseThrow();
      return ApacheHttpClient.builder()
          .proxyConfiguration(
              own.endpoint(URI.create("http://" + server.authority()))
                  .username(known.user())
                  .password(known.password())
                  .preemptiveBasicAuthenticationEnabled(true)
                  .build());
    }
    return ApacheHttpClient.builder()
        .proxyConfiguration(own.build())
        // By host, since the SDK's own settings know one proxy and no address blocks.
        .httpRoutePlanner(new SystemDefaultRoutePlanner(proxies.selector()))
        .credentialsProvider(credentials(proxies));
  }

  private static CredentialsProvider credentials(ProxySettings proxies) {
    CredentialsProvider provider = new BasicCredentialsProvider();
    for (Server server : proxies.servers()) {
      server
          .credential()
          .ifPresent(
              known ->
                  provider.setCredentials(
                      new AuthScope(server.host(), server.port()),
                      new UsernamePasswordCredentials(known.user(), known.password())));
    }
    return provider;
  }

  private static AwsCredentialsProvider credentials(S3Settings settings) {
    if (settings.secretFile().isPresent()) {
      return new SecretFile(settings.secretFile().get(), settings.profile().orElse("default"));
    }
    DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
    settings.profile().ifPresent(chain::profileName);
    return chain.build();
  }

  /**
   * Takes back the question whether an upload may come, which the SDK puts before each even when
   * its HTTP client does not: pages are small, and the question costs as much time as the page.
   */
  private static final class UploadsAtOnce implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      return context.httpRequest().toBuilder().removeHeader("Expect").build();
    }
  }
}
