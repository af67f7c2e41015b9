package dev.sentinelsync.publish;

import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.support.git.CredentialSettings;
import dev.sentinelsync.support.git.GitLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What stores need to know beside the address of the target. Holds places of secrets, never
 * secrets.
 *
 * @param workFolder folder of this program on this machine, for caches that may be deleted at any
 *     time
 * @param timeout longest silence of a remote, and longest wait for another writer
 * @param gitSchemes schemes that a Git target's repository may have, as for sources
 * @param gitCredentials where the credentials of Git targets are found
 * @param secretFile file with the credentials for an object store, read again when it changes; null
 *     for those that the environment or the machine's own identity gives
 * @param proxies through which proxy an object store is reached
 * @param retention how long assets stay that the site has lost; zero for not at all
 */
public record TargetSettings(
    Path workFolder,
    Duration timeout,
    Set<String> gitSchemes,
    CredentialSettings gitCredentials,
    Path secretFile,
    ProxySettings proxies,
    Duration retention) {

  /** Half a minute without a byte is a dead connection, even on a slow line. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** Checks that all is there. */
  public TargetSettings {
    Objects.requireNonNull(workFolder, "workFolder");
    Objects.requireNonNull(gitCredentials, "gitCredentials");
    Objects.requireNonNull(proxies, "proxies");
    Objects.requireNonNull(retention, "retention");
    gitSchemes = Set.copyOf(gitSchemes);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("The timeout of a target must be positive.");
    }
  }

  /** Default timeout; Git credentials from the environment; no proxy. */
  public static TargetSettings of(Path workFolder) {
    return new TargetSettings(
        workFolder,
        DEFAULT_TIMEOUT,
        GitLocation.DEFAULT_SCHEMES,
        CredentialSettings.ENVIRONMENT,
        null,
        ProxySettings.NONE,
        Duration.ZERO);
  }

  /** The same with another timeout. */
  public TargetSettings withTimeout(Duration other) {
    return new TargetSettings(
        workFolder, other, gitSchemes, gitCredentials, secretFile, proxies, retention);
  }

  /** The same with other Git credentials. */
  public TargetSettings withGitCredentials(CredentialSettings other) {
    return new TargetSettings(
        workFolder, timeout, gitSchemes, other, secretFile, proxies, retention);
  }

  /** The same with another secret file for an object store; null for none. */
  public TargetSettings withSecretFile(Path other) {
    return new TargetSettings(
        workFolder, timeout, gitSchemes, gitCredentials, other, proxies, retention);
  }

  /** The same with other proxies. */
  public TargetSettings withProxies(ProxySettings other) {
    return new TargetSettings(
        workFolder, timeout, gitSchemes, gitCredentials, secretFile, other, retention);
  }

  /** The same with another time for assets that the site has lost; zero for none. */
  public TargetSettings withRetention(Duration other) {
    return new TargetSettings(
        workFolder, timeout, gitSchemes, gitCredentials, secretFile, proxies, other);
  }
}
