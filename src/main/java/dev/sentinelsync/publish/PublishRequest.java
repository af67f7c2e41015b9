package dev.sentinelsync.publish;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What is to be published, and by which right.
 *
 * @param publishId unique name of this publish, such as the run's: letters, digits, {@code -}, at
 *     most 64
 * @param commit what is published
 * @param configurationDigest digest of whatever but the revision decides on the pages: templates,
 *     layout, program version; letters and digits, may be empty
 * @param fence number of the right to publish: a writer whose number is lower than the published
 *     manifest's is refused. 0 where only one writer can exist
 * @param publishedAt now, by the caller's clock
 * @param repair whether pages are written though the manifest already has their digest, because
 *     somebody else changed the target
 */
public record PublishRequest(
    String publishId,
    SourceCommit commit,
    String configurationDigest,
    long fence,
    Instant publishedAt,
    boolean repair) {

  private static final Pattern PUBLISH_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** Checks the numbers and names. */
  public PublishRequest {
    Objects.requireNonNull(commit, "commit");
    Objects.requireNonNull(configurationDigest, "configurationDigest");
    Objects.requireNonNull(publishedAt, "publishedAt");
    if (!PUBLISH_ID.matcher(publishId).matches()) {
      throw new IllegalArgumentException("A publish id is 1 to 64 letters, digits and '-'.");
    }
    if (fence < 0) {
      throw new IllegalArgumentException("A fence is 0 or more, not " + fence + ".");
    }
  }

  /** An ordinary publish. */
  public static PublishRequest of(
      String publishId,
      SourceCommit commit,
      String configurationDigest,
      long fence,
      Instant publishedAt) {
    return new PublishRequest(publishId, commit, configurationDigest, fence, publishedAt, false);
  }

  /** The same, as a repair. */
  public PublishRequest asRepair() {
    return new PublishRequest(publishId, commit, configurationDigest, fence, publishedAt, true);
  }

  /** What the manifest will say about it. */
  SiteManifest.Header header() {
    return new SiteManifest.Header(
        publishId, commit.repository(), commit.revision(), configurationDigest, publishedAt, fence);
  }
}
