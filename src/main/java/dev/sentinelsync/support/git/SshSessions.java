package dev.sentinelsync.support.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SSH sessions with one configured key and a fixed list of trusted hosts. The user's own {@code
 * ~/.ssh}, agents and passwords are left out.
 */
final class SshSessions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SshSessions.class);

  private final SshdSessionFactory factory;
  private final Path emptyHome;

  private SshSessions(SshdSessionFactory factory, Path emptyHome) {
    this.factory = factory;
    this.emptyHome = emptyHome;
  }

  /** Sessions as the credentials say. */
  static SshSessions of(GitCredentials credentials) throws IOException {
    CredentialSettings settings = credentials.settings();
    Path home = Files.createTempDirectory("sentinel-sync-ssh");
    List<Path> keys = settings.sshKeyFile() == null ? List.of() : List.of(settings.sshKeyFile());
    SshdSessionFactory factory =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(home.toFile())
            .setSshDirectory(home.toFile())
            .setConfigStoreFactory((homeDir, configFile, localUser) -> null)
            .setDefaultIdentities(sshDir -> keys)
            .setDefaultKnownHostsFiles(sshDir -> List.of())
            .setServerKeyDatabase((h, s) -> new KnownHosts(settings.knownHostsFile()))
            .setKeyPasswordProvider(provider -> new Passphrase(credentials))
            .setPreferredAuthentications("publickey")
            .setConnectorFactory(null)
            .build(null);
    return new SshSessions(factory, home);
  }

  SshdSessionFactory factory() {
    return factory;
  }

  @Override
  public void close() {
    factory.close();
    try {
      Files.deleteIfExists(emptyHome);
    } catch (IOException e) {
      // An empty folder of the temporary folder stays; the work before it counts.
      LOG.debug("{} cannot be deleted", emptyHome, e);
    }
  }

  /** Gives the passphrase once; a second question means that it was wrong. */
  private record Passphrase(GitCredentials credentials) implements KeyPasswordProvider {

    @Override
    public char[] getPassphrase(URIish key, int attempt) {
      return attempt > 0 ? null : credentials.sshPassphrase().orElse(null);
    }

    @Override
    public void setAttempts(int maxNumberOfAttempts) {
      // One attempt: nobody is there to type another.
    }

    @Override
    public boolean keyLoaded(URIish key, int attempt, Exception error) {
      return false;
    }
  }
}
