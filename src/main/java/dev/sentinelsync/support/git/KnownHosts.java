package dev.sentinelsync.support.git;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;

/**
 * The SSH host keys of a file in OpenSSH's {@code known_hosts} form, checked strictly: a host that
 * is not listed with the very key is refused, nobody is asked, and nothing is ever added. The file
 * is read at each connection.
 */
final class KnownHosts implements ServerKeyDatabase {

  private static final int DEFAULT_PORT = 22;
  private static final String REVOKED = "revoked";

  private final Path file;

  /**
   * @param file the list; null trusts no host
   */
  KnownHosts(Path file) {
    this.file = file;
  }

  @Override
  public List<PublicKey> lookup(
      String connectAddress, InetSocketAddress remoteAddress, Configuration config) {
    return keys(connectAddress, false);
  }

  @Override
  public boolean accept(
      String connectAddress,
      InetSocketAddress remoteAddress,
      PublicKey serverKey,
      Configuration config,
      CredentialsProvider provider) {
    return contains(keys(connectAddress, false), serverKey)
        && !contains(keys(connectAddress, true), serverKey);
  }

  private static boolean contains(List<PublicKey> keys, PublicKey key) {
    return keys.stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
  }

  private List<PublicKey> keys(String connectAddress, boolean revoked) {
    List<PublicKey> keys = new ArrayList<>();
    if (file == null || !Files.isReadable(file)) {
      return keys;
    }
    boolean bracketed = connectAddress.startsWith("[");
    int end = connectAddress.indexOf("]:");
    String host = bracketed && end > 0 ? connectAddress.substring(1, end) : connectAddress;
    int port =
        bracketed && end > 0 ? Integer.parseInt(connectAddress.substring(end + 2)) : DEFAULT_PORT;
    try {
      for (KnownHostEntry entry : KnownHostEntry.readKnownHostEntries(file)) {
        boolean wanted = revoked ? REVOKED.equals(entry.getMarker()) : entry.getMarker() == null;
        if (wanted && entry.isHostMatch(host, port)) {
          keys.add(entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
        }
      }
      return keys;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // A list that cannot be understood trusts nobody; the connection fails as untrusted.
      return List.of();
    }
  }
}
