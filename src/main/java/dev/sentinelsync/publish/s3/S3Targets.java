package dev.sentinelsync.publish.s3;

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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes S3 stores: {@code s3://BUCKET[/PREFIX]}, with the options of {@link ObjectOptions} and
 *
 * <ul>
 *   <li>{@code region}; without it the environment or the profile says,
 *   <li>{@code endpoint}: address of another S3-compatible store,
 *   <li>{@code path-style}: whether the bucket stands in the path and not in the host's name; by
 *       default exactly where an endpoint is given,
 *   <li>{@code profile}: which profile of the credentials file.
 * </ul>
 *
 * <p>Credentials come from the secret file of the site, which has the form of an AWS credentials
 * file, else from the SDK's default chain: environment, web identity, profile, container, instance.
 */
public final class S3Targets implements TargetFactory {

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  private static final Pattern LOCATION =
      Pattern.compile("//([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/.*)?");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@-]{1,128}");

  @Override
  public String scheme() {
    return "s3";
  }

  @Override
  public String form() {
    return "s3://BUCKET[/PREFIX]";
  }

  @Override
  public TargetStore open(TargetAddress address, TargetSettings settings) {
    address.allowOptions(
        Stream.concat(
                Stream.of("region", "endpoint", "path-style", "profile"),
                Stream.of(ObjectOptions.NAMES))
            .toArray(String[]::new));
    Matcher location = LOCATION.matcher(address.location());
    if (!location.matches()) {
      throw new TargetException(
          Reason.INVALID_TARGET,
          "An S3 target is written s3://BUCKET or s3://BUCKET/PREFIX, without credentials: those"
              + " come from the environment or the secret file. BUCKET has 3 to 63 letters:"
              + " lower-case letters, digits, dots and hyphens, a letter or digit first and last.");
    }
    String prefix = Optional.ofNullable(location.group(2)).orElse("");
    SitePrefix site = SitePrefix.of(prefix);
    ObjectOptions options = ObjectOptions.of(address);
    Optional<URI> endpoint = Endpoint.of(address);
    S3Settings s3 =
        new S3Settings(
            new S3Settings.Location(location.group(1), site.text()),
            named(address, "region"),
            endpoint,
            address.flag("path-style", endpoint.isPresent()),
            named(address, "profile"),
            Optional.ofNullable(settings.secretFile()),
            settings.timeout(),
            options.parallel());
    return new ObjectTarget(new S3Store(s3, settings.proxies()), site, options);
  }

  private static Optional<String> named(TargetAddress address, String option) {
    String text = address.option(option, "");
    if (!text.isEmpty() && !NAME.matcher(text).matches()) {
      throw new TargetException(
          Reason.INVALID_TARGET, "The option \"" + option + "\" of the S3 target is no name.");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
