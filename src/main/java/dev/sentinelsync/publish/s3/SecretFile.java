package dev.sentinelsync.publish.s3;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Credentials in a file of the form that AWS gives its own. It has a few lines and is read for each
 * request, so that rotated credentials count at once.
 *
 * @param file where
 * @param profile the section that counts
 */
record SecretFile(Path file, String profile) implements AwsCredentialsProvider {

  @Override
  public AwsCredentials resolveCredentials() {
    if (!Files.isReadable(file)) {
      throw unusable("cannot be read");
    }
    try (ProfileCredentialsProvider credentials =
        ProfileCredentialsProvider.builder()
            .profileFile(
                ProfileFile.builder().content(file).type(ProfileFile.Type.CREDENTIALS).build())
            .profileName(profile)
            .build()) {
      return credentials.resolveCredentials();
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      // Its text may quote a line of the file, so it goes no further.
      throw unusable("holds no access key and secret in the profile " + profile);
    }
  }

  private TargetException unusable(String why) {
    return new TargetException(
        Reason.AUTHENTICATION,
        "The secret file "
            + file
            + " of the S3 target "
            + why
            + ". Write it as an AWS credentials file: [default], aws_access_key_id = ...,"
            + " aws_secret_access_key = ....");
  }
}
