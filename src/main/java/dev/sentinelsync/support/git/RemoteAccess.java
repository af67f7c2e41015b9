package dev.sentinelsync.support.git;

import dev.sentinelsync.support.git.GitLocation.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/**
 * Opens connections to one remote, for fetch or push, with credentials read each time, timeouts and
 * strict host checks. Used by one thread at a time.
 */
public final class RemoteAccess implements AutoCloseable {

  /** Shorter words are not hidden in messages: hiding "a" would garble every sentence. */
  private static final int SHORTEST_SECRET = 4;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]+");

  /** No honest message is longer than some lines. */
  private static final int LONGEST_MESSAGE = 1_000;

  private final GitLocation location;
  private final GitCredentials credentials;
  private final Duration timeout;
  private final Set<String> secrets = new TreeSet<>();
  private SshSessions ssh;

  /**
   * @param location the remote
   * @param credentials how to find its credentials
   * @param timeout longest silence of the remote
   */
  public RemoteAccess(GitLocation location, GitCredentials credentials, Duration timeout) {
    IsolatedGit.install();
    this.location = location;
    this.credentials = credentials;
    this.timeout = timeout;
    location.login().ifPresent(this::remember);
  }

  /** Access with the credentials of the process's environment. */
  public static RemoteAccess of(
      GitLocation location, CredentialSettings settings, Duration timeout) {
    UnaryOperator<String> environment = System::getenv;
    return new RemoteAccess(location, new GitCredentials(settings, environment), timeout);
  }

  /** The remote. */
  public GitLocation location() {
    return location;
  }

  /**
   * Prepares a connection; nothing is sent yet. The caller closes it.
   *
   * @param local the repository to fetch into or push from; null to look up refs only
   * @param deadline when reading over HTTP stops, however lively the remote is
   * @throws IOException when credentials cannot be read or the address is of no known transport
   */
  public Transport open(Repository local, Deadline deadline) throws IOException {
    return open(local, deadline, new LongAdder());
  }

  /**
   * The same, counting.
   *
   * @param received is increased by the bytes that come over HTTP
   */
  public Transport open(Repository local, Deadline deadline, LongAdder received)
      throws IOException {
    Transport transport =
        local == null ? Transport.open(location.uri()) : Transport.open(local, location.uri());
    transport.setTimeout((int) Math.max(1, timeout.toSeconds()));
    if (transport instanceof TransportHttp http) {
      Login login = credentials.login(location).orElse(null);
      if (login != null) {
        remember(login);
      }
      http.setCredentialsProvider(new GitCredentials.Provider(location.uri(), login));
      http.setHttpConnectionFactory(new DeadlineHttpConnections(deadline, received));
    } else if (transport instanceof SshTransport overSsh) {
      if (ssh == null) {
        ssh = SshSessions.of(credentials);
      }
      overSsh.setSshSessionFactory(ssh.factory());
      overSsh.setCredentialsProvider(new GitCredentials.Provider(location.uri(), null));
    }
    return transport;
  }

  private void remember(Login login) {
    for (String secret : new String[] {login.user(), login.secret()}) {
      if (secret.length() >= SHORTEST_SECRET) {
        secrets.add(secret);
      }
    }
    secrets.add(
        Base64.getEncoder()
            .encodeToString(
                (login.user() + ":" + login.secret()).getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Hides every credential that was used so far, and user information in addresses. A remote can
   * put anything into a message, so characters that control a terminal become blanks, and a long
   * message is cut.
   *
   * @param text a message of a library or of the remote; may be null
   */
  public String mask(String text) {
    if (text == null) {
      return "";
    }
    String masked = GitLocation.mask(text);
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    String visible = INVISIBLE.matcher(masked).replaceAll(" ").strip();
    return visible.length() > LONGEST_MESSAGE
        ? visible.substring(0, LONGEST_MESSAGE) + "…"
        : visible;
  }

  /** Whether the message of an exception, or of a cause, holds what must be hidden. */
  public boolean hides(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getMessage() != null && !mask(t.getMessage()).equals(t.getMessage())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    if (ssh != null) {
      ssh.close();
      ssh = null;
    }
  }
}
