package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.support.git.CredentialSettings;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote over SSH: a real SSH server that runs Git's upload-pack. */
class SshSourceTest {

  @TempDir Path temp;
  private GitFixture remote;
  private SshServer server;
  private KeyPair hostKey;
  private KeyPair userKey;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(HttpGitRemote.available(), "git is not installed");
    remote = GitFixture.create(temp.resolve("remote.git"));
    remote.commit("first", Map.of("a", "1"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    hostKey = generator.generateKeyPair();
    userKey = generator.generateKeyPair();
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setCommandFactory(new ProcessShellCommandFactory());
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.stop(true);
      remote.close();
    }
  }

  private Path write(KeyPair key, String passphrase) throws Exception {
    Path file = temp.resolve("key-" + (passphrase == null ? "plain" : "locked"));
    OpenSSHKeyEncryptionContext context = null;
    if (passphrase != null) {
      context = new OpenSSHKeyEncryptionContext();
      context.setCipherType("256");
      context.setPassword(passphrase);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      new OpenSSHKeyPairResourceWriter().writePrivateKey(key, "test", context, out);
    }
    return file;
  }

  private Path knownHosts(KeyPair key) throws IOException {
    String line =
        "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
    return Files.writeString(temp.resolve("known_hosts"), line);
  }

  private SourceRepository open(Path key, Path knownHosts, Map<String, String> environment) {
    String uri = "ssh://git@127.0.0.1:" + server.getPort() + remote.folder();
    return SourceRepository.open(
        SourceSettings.of(uri, "master", temp.resolve("clone.git"))
            .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(60))
            .withCredentials(CredentialSettings.ENVIRONMENT.withSsh(key, knownHosts)),
        environment::get);
  }

  private static Reason reason(SourceRepository source) {
    return failure(source).reason();
  }

  private static SourceException failure(SourceRepository source) {
    try {
      source.fetch(ProgressListener.NONE);
      throw new AssertionError("The fetch did not fail.");
    } catch (SourceException e) {
      return e;
    }
  }

  @Test
  void aKeyAndAKnownHostAreEnoughAndTheBranchIsFollowed() throws Exception {
    try (SourceRepository source = open(write(userKey, null), knownHosts(hostKey), Map.of())) {
      source.fetch(ProgressListener.NONE);
      String second = remote.commit("second", Map.of("a", "2"));
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(second);
    }
  }

  @Test
  void aLockedKeyIsOpenedWithThePassphraseOfTheEnvironment() throws Exception {
    Path key = write(userKey, "open sesame");
    Path hosts = knownHosts(hostKey);
    try (SourceRepository source = open(key, hosts, Map.of("GIT_SSH_PASSPHRASE", "open sesame"))) {
      assertThat(source.fetch(ProgressListener.NONE).changed()).isTrue();
    }
    try (SourceRepository source = open(key, hosts, Map.of("GIT_SSH_PASSPHRASE", "wrong"))) {
      assertThat(reason(source)).isEqualTo(Reason.AUTHENTICATION);
    }
  }

  @Test
  void aHostWithAnotherKeyOrNoneIsNotTrusted() throws Exception {
    Path key = write(userKey, null);
    try (SourceRepository source = open(key, knownHosts(userKey), Map.of())) {
      SourceException other = failure(source);
      assertThat(other.reason()).isEqualTo(Reason.UNTRUSTED);
      assertThat(other.getMessage()).contains("its SSH host key is not in the known hosts file");
    }
    Path empty = Files.createFile(temp.resolve("empty"));
    try (SourceRepository source = open(key, empty, Map.of())) {
      assertThat(reason(source)).isEqualTo(Reason.UNTRUSTED);
    }
    assertThat(empty).isEmptyFile();
    try (SourceRepository source = open(key, null, Map.of())) {
      assertThat(reason(source)).isEqualTo(Reason.UNTRUSTED);
    }
  }

  @Test
  void aKeyThatTheHostDoesNotKnowIsAnAuthenticationFailure() throws Exception {
    try (SourceRepository source = open(write(hostKey, null), knownHosts(hostKey), Map.of())) {
      assertThat(reason(source)).isEqualTo(Reason.AUTHENTICATION);
    }
  }

  @Test
  void aHostThatIsDownOrUnknownIsUnreachable() throws Exception {
    Path key = write(userKey, null);
    Path hosts = knownHosts(hostKey);
    try (SourceRepository source = open(key, hosts, Map.of())) {
      server.stop(true);
      SourceException down = failure(source);
      assertThat(down.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(down.getMessage()).contains("nothing accepts connections there");
    }
    SourceSettings nowhere =
        SourceSettings.of("git@no-such-host.invalid:x.git", "", temp.resolve("clone.git"))
            .withCredentials(CredentialSettings.ENVIRONMENT.withSsh(key, hosts));
    try (SourceRepository source = SourceRepository.open(nowhere, name -> null)) {
      SourceException unknown = failure(source);
      assertThat(unknown.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(unknown.getMessage())
          .contains("the host name no-such-host.invalid is unknown: check its spelling");
    }
  }
}
