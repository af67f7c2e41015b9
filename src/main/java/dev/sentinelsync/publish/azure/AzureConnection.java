package dev.sentinelsync.publish.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.support.ProxySettings;
import java.time.Duration;
import java.util.Optional;

/** Makes the client of the vendor. */
final class AzureConnection {

  /** A host that takes no connection within ten seconds takes none. */
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private AzureConnection() {}

  /** One pool of connections for as long as the store lives, whatever becomes of the secrets. */
  static HttpClient http(AzureSettings settings, ProxySettings proxies) {
    return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().proxy(proxies.selector()))
        // Else it would read the variables its own way.
        .configuration(Configuration.NONE)
        .connectionTimeout(CONNECT)
        .responseTimeout(settings.timeout())
        .readTimeout(settings.timeout())
        .writeTimeout(settings.timeout())
        .build();
  }

  /**
   * @param secret empty for the identity of machine, workload or user
   * @throws TargetException {@code AUTHENTICATION} when the secret has no form of one
   */
  static BlobContainerClient open(
      AzureSettings settings,
      HttpClient http,
      ProxySettings proxies,
      Optional<AzureSecret> secret) {
    ProxyLogin login = new ProxyLogin(proxies);
    BlobServiceClientBuilder builder =
        new BlobServiceClientBuilder()
            .httpClient(http)
            .addPolicy(login)
            // RetryingStore already retries; two layers would multiply.
            .retryOptions(
                new RequestRetryOptions(
                    RetryPolicyType.FIXED, 1, settings.timeout(), null, null, null));
    try {
      if (secret.isEmpty()) {
        builder.credential(
            new DefaultAzureCredentialBuilder().httpClient(http).addPolicy(login).build());
      } else {
        apply(secret.get(), settings, builder);
      }
      // After a connection string, whose endpoint it overrides: the target says where.
      builder.endpoint(settings.endpoint().toString());
      return builder.buildClient().getBlobContainerClient(settings.container());
    } catch (IllegalArgumentException | IllegalStateException e) {
      // Its text may quote the secret, so it goes no further.
      throw new TargetException(
          Reason.AUTHENTICATION,
          "The credentials of the "
              + settings.describe()
              + " cannot be used as they are written. Check the connection string, the shared"
              + " access signature or the account key.");
    }
  }

  private static void apply(
      AzureSecret secret, AzureSettings settings, BlobServiceClientBuilder builder) {
    switch (secret.kind()) {
      case CONNECTION_STRING -> builder.connectionString(secret.text());
      case SAS -> builder.sasToken(secret.text());
      case ACCOUNT_KEY ->
          builder.credential(new StorageSharedKeyCredential(settings.account(), secret.text()));
    }
  }
}
