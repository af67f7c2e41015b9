package dev.sentinelsync.source;

import dev.sentinelsync.support.git.CredentialSettings;
import dev.sentinelsync.support.git.GitLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Which repository is followed, and how.
 *
 * @param uri path of a bare repository or working copy, path of a bundle file ending in {@code
 *     .bundle}, a {@code file:}, {@code https:}, {@code http:} or {@code ssh:} URL, or {@code
 *     user@host:path}; credentials in a URL are taken but never shown
 * @param branch name of the branch, which loses a leading {@code refs/heads/}; empty for the
 *     remote's default branch
 * @param cloneFolder folder of the bare clone, owned by this program
 * @param extent how much of it is cloned
 * @param timeouts how long the remote may take
 * @param allowedSchemes schemes that {@code uri} may have: {@code file} (also for paths and
 *     bundles), {@code https}, {@code http}, {@code ssh}; {@code http} to a loopback address goes
 *     with {@code https}
 * @param credentials where credentials are found
 * @param limits how much of a repository is accepted
 */
public record SourceSettings(
    String uri,
    String branch,
    Path cloneFolder,
    Extent extent,
    Timeouts timeouts,
    Set<String> allowedSchemes,
    CredentialSettings credentials,
    SourceLimits limits) {

  /** Half a minute without a byte is a dead connection, even on a slow line. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /**
   * The full history of the real repository is several gigabytes; at 2 MB/s that is under an hour.
   */
  public static final Duration DEFAULT_FETCH_TIMEOUT = Duration.ofHours(1);

  /**
   * How much of a repository is cloned.
   *
   * @param depth how many commits of history to keep; 0 for all. A limited history cannot find
   *     earlier versions or count the lag beyond it
   * @param filter whether contents of files are cloned only when they are read, where the source is
   *     reached over HTTP and allows that
   */
  public record Extent(int depth, boolean filter) {

    /** All commits; contents of files when they are read. */
    public static final Extent DEFAULT = new Extent(0, true);

    /** Checks the number. */
    public Extent {
      if (depth < 0) {
        throw new IllegalArgumentException("The depth must be 0 (all) or more, not " + depth + ".");
      }
    }
  }

  /**
   * How long the remote may take.
   *
   * @param silence longest time without a byte
   * @param fetch longest duration of one whole fetch or clone
   */
  public record Timeouts(Duration silence, Duration fetch) {

    /** Checks the durations. */
    public Timeouts {
      if (silence.isNegative() || silence.isZero() || fetch.compareTo(silence) < 0) {
        throw new IllegalArgumentException(
            "The timeout must be positive and the fetch timeout no shorter than it.");
      }
    }
  }

  /** Checks the numbers. */
  public SourceSettings {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(cloneFolder, "cloneFolder");
    branch = branch == null ? "" : branch.strip().replaceFirst("^refs/heads/(?=.)", "");
    allowedSchemes = Set.copyOf(allowedSchemes);
  }

  /** How many commits of history to keep; 0 for all. */
  public int depth() {
    return extent.depth();
  }

  /** Full history, default timeouts and limits, credentials from the environment. */
  public static SourceSettings of(String uri, String branch, Path cloneFolder) {
    return new SourceSettings(
        uri,
        branch,
        cloneFolder,
        Extent.DEFAULT,
        new Timeouts(DEFAULT_TIMEOUT, DEFAULT_FETCH_TIMEOUT),
        GitLocation.DEFAULT_SCHEMES,
        CredentialSettings.ENVIRONMENT,
        SourceLimits.DEFAULT);
  }

  /** The same with another branch. */
  public SourceSettings withBranch(String other) {
    return new SourceSettings(
        uri, other, cloneFolder, extent, timeouts, allowedSchemes, credentials, limits);
  }

  /** The same with another depth. */
  public SourceSettings withDepth(int commits) {
    return withExtent(new Extent(commits, extent.filter()));
  }

  /** The same with another extent. */
  public SourceSettings withExtent(Extent other) {
    return new SourceSettings(
        uri, branch, cloneFolder, other, timeouts, allowedSchemes, credentials, limits);
  }

  /** The same with other timeouts. */
  public SourceSettings withTimeouts(Duration silence, Duration wholeFetch) {
    return new SourceSettings(
        uri,
        branch,
        cloneFolder,
        extent,
        new Timeouts(silence, wholeFetch),
        allowedSchemes,
        credentials,
        limits);
  }

  /** The same with other allowed schemes. */
  public SourceSettings withAllowedSchemes(Set<String> schemes) {
    return new SourceSettings(
        uri, branch, cloneFolder, extent, timeouts, schemes, credentials, limits);
  }

  /** The same with other credentials. */
  public SourceSettings withCredentials(CredentialSettings other) {
    return new SourceSettings(
        uri, branch, cloneFolder, extent, timeouts, allowedSchemes, other, limits);
  }

  /** The same with other limits. */
  public SourceSettings withLimits(SourceLimits other) {
    return new SourceSettings(
        uri, branch, cloneFolder, extent, timeouts, allowedSchemes, credentials, other);
  }

  /** Shows the address without credentials. */
  @Override
  public String toString() {
    return "SourceSettings[uri="
        + GitLocation.mask(uri)
        + ", branch="
        + branch
        + ", cloneFolder="
        + cloneFolder
        + ", extent="
        + extent
        + "]";
  }
}
