package dev.sentinelsync.publish.azure;

import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetFactory;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.objects.ObjectOptions;
import dev.sentinelsync.publish.objects.ObjectTarget;
import dev.sentinelsync.publish.objects.SitePrefix;
import dev.sentinelsync.publish.objects.store.Endpoint;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes Azure Blob stores: {@code azblob://ACCOUNT/CONTAINER[/PREFIX]}, with the options of {@link
 * ObjectOptions} and {@code endpoint}, the address of the account where it is not Azure's public
 * cloud. The container of static websites is called {@code $web}.
 *
 * <p>Credentials come from the secret file of the site (a connection string, a shared access
 * signature, or an account key), else from the variables {@code AZURE_STORAGE_CONNECTION_STRING},
 * {@code AZURE_STORAGE_SAS_TOKEN} or {@code AZURE_STORAGE_KEY}, else from the identity of the
 * machine, workload or signed-in user.
 */
public final class AzureTargets implements TargetFactory {

  // https://learn.microsoft.com/azure/storage/common/storage-account-overview and
  // https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
  private static final Pattern LOCATION =
      Pattern.compile("//([a-z0-9]{3,24})/(\\$web|\\$root|[a-z0-9](?:-?[a-z0-9]){2,62})(/.*)?");

  @Override
  public String scheme() {
    return "azblob";
  }

  @Override
  public String form() {
    return "azblob://ACCOUNT/CONTAINER[/PREFIX]";
  }

  @Override
  public TargetStore open(TargetAddress address, TargetSettings settings) {
    if (address.options().containsKey("sig")) {
      throw invalid(
          "A shared access signature does not belong into the address of a target. Put it into the"
              + " variable AZURE_STORAGE_SAS_TOKEN or a secret file.");
    }
    address.allowOptions(
        Stream.concat(Stream.of("endpoint"), Stream.of(ObjectOptions.NAMES))
            .toArray(String[]::new));
    Matcher location = LOCATION.matcher(address.location());
    if (!location.matches()) {
      throw invalid(
          "An Azure Blob target is written azblob://ACCOUNT/CONTAINER or"
              + " azblob://ACCOUNT/CONTAINER/PREFIX, without credentials. ACCOUNT is the account's"
              + " short name: 3 to 24 lower-case letters and digits. CONTAINER has 3 to 63"
              + " letters: lower-case letters, digits and single hyphens, a letter or digit first"
              + " and last; or it is $web or $root.");
    }
    String account = location.group(1);
    SitePrefix site = SitePrefix.of(Optional.ofNullable(location.group(3)).orElse(""));
    ObjectOptions options = ObjectOptions.of(address);
    URI endpoint =
        Endpoint.of(address)
            .orElseGet(
                () ->
                    URI.create(
                        String.format(Locale.ROOT, "https://%s.blob.core.windows.net", account)));
    AzureSettings azure =
        new AzureSettings(
            account,
            location.group(2),
            site.text(),
            endpoint,
            Optional.ofNullable(settings.secretFile()),
            settings.timeout());
    return new ObjectTarget(
        new AzureStore(azure, System::getenv, settings.proxies()), site, options);
  }

  private static TargetException invalid(String message) {
    return new TargetException(Reason.INVALID_TARGET, message);
  }
}
