package dev.sentinelsync.source.git;

import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceLimits;
import dev.sentinelsync.source.git.FetchCheck.Missing;
import dev.sentinelsync.source.git.LocalTransport.SourceDamagedException;
import dev.sentinelsync.support.git.GitLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Names what a source lacks or cannot read of its own objects. */
final class DamagedSource {

  private static final int SHORT_ID = 8;

  private final GitLocation location;
  private final SourceLimits limits;

  /**
   * @param location a source on this machine
   */
  DamagedSource(GitLocation location, SourceLimits limits) {
    this.location = location;
    this.limits = limits;
  }

  /**
   * What the damage means.
   *
   * @param tip the commit that was being fetched; null if none was
   */
  SourceException failure(SourceDamagedException damage, ObjectId tip) {
    ObjectId lost = null;
    for (Throwable t = damage; t != null; t = t.getCause()) {
      if (t instanceof MissingObjectException missing) {
        lost = missing.getObjectId();
      }
    }
    if (lost == null) {
      return new SourceException(
          Reason.SOURCE_DAMAGED,
          location + " cannot be read (" + damage.getMessage() + "); check it with git fsck.",
          damage);
    }
    try (Repository source = LocalTransport.of(null, location.uri()).openSource()) {
      Missing missing = new Missing(lost, "");
      if (tip != null) {
        Optional<Missing> ofTip = new FetchCheck(source, limits.maxEntries()).missing(null, tip);
        missing = ofTip.orElse(missing);
      }
      return isPartial(source) ? partial(missing) : lacks(location, missing);
    } catch (IOException e) {
      return lacks(location, new Missing(lost, ""));
    }
  }

  private static boolean isPartial(Repository source) {
    return source.getConfig().getString("extensions", null, "partialClone") != null
        || source.getConfig().getSubsections("remote").stream()
            .anyMatch(remote -> source.getConfig().getBoolean("remote", remote, "promisor", false));
  }

  private SourceException partial(Missing missing) {
    return new SourceException(
        Reason.SOURCE_DAMAGED,
        location
            + " is a partial clone and lacks object "
            + name(missing)
            + ". Follow the repository that it was cloned from, or fetch the rest into it with"
            + " git fetch --refetch --no-filter.");
  }

  /** The source lacks an object. */
  static SourceException lacks(GitLocation location, Missing missing) {
    return new SourceException(
        Reason.SOURCE_DAMAGED,
        location + " lacks object " + name(missing) + "; check it with git fsck.");
  }

  private static String name(Missing missing) {
    String id = missing.id().abbreviate(SHORT_ID).name();
    return missing.path().isEmpty()
        ? id
        : id + " (" + EntryNames.printable(missing.path().getBytes(StandardCharsets.UTF_8)) + ")";
  }
}
