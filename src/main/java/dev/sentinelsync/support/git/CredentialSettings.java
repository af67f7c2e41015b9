package dev.sentinelsync.support.git;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where credentials are found. Holds names and places only, never a secret, so it may be logged.
 *
 * @param usernameVariable environment variable with the user name for HTTP
 * @param tokenVariable environment variable with the password or token for HTTP
 * @param secretFile file with the credentials for HTTP, which wins over the environment; read again
 *     each time; null for none. It holds either the token alone on one line, or lines {@code
 *     username=…} and {@code token=…}
 * @param sshKeyFile private key for SSH in OpenSSH or PEM form; null for none
 * @param sshPassphraseVariable environment variable with the key's passphrase
 * @param knownHostsFile host keys that are trusted, in OpenSSH form; null means that every SSH host
 *     is refused
 */
public record CredentialSettings(
    String usernameVariable,
    String tokenVariable,
    Path secretFile,
    Path sshKeyFile,
    String sshPassphraseVariable,
    Path knownHostsFile) {

  /** The environment alone, with the names that the documentation gives. */
  public static final CredentialSettings ENVIRONMENT =
      new CredentialSettings("GIT_USERNAME", "GIT_TOKEN", null, null, "GIT_SSH_PASSPHRASE", null);

  /** Checks that the names are there. */
  public CredentialSettings {
    Objects.requireNonNull(usernameVariable, "usernameVariable");
    Objects.requireNonNull(tokenVariable, "tokenVariable");
    Objects.requireNonNull(sshPassphraseVariable, "sshPassphraseVariable");
  }

  /** The same with another secret file. */
  public CredentialSettings withSecretFile(Path file) {
    return new CredentialSettings(
        usernameVariable, tokenVariable, file, sshKeyFile, sshPassphraseVariable, knownHostsFile);
  }

  /** The same with a key and known hosts for SSH. */
  public CredentialSettings withSsh(Path keyFile, Path knownHosts) {
    return new CredentialSettings(
        usernameVariable, tokenVariable, secretFile, keyFile, sshPassphraseVariable, knownHosts);
  }
}
