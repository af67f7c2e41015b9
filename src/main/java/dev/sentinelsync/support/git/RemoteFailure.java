package dev.sentinelsync.support.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import javax.net.ssl.SSLException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.CorruptPackIndexException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackInvalidException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;

/** What an exception of a connection to a Git remote means for the one who must act. */
public enum RemoteFailure {
  /** The credentials are missing, wrong, or without the needed right. */
  AUTHENTICATION,
  /** There is no repository at the address. */
  NOT_FOUND,
  /** No answer in time. */
  TIMEOUT,
  /** The certificate or host key is not trusted. */
  UNTRUSTED,
  /** No connection, a broken one, or a server in trouble. */
  UNREACHABLE,
  /** The remote no longer offers the commit that it had offered a moment before. */
  MOVED,
  /** The data received or present is damaged or incomplete. */
  CORRUPT,
  /** This machine cannot store what is received: disk full, no permission. */
  STORAGE,
  /** The remote declined for a reason of its own. */
  REFUSED;

  /** JGit gives the HTTP status only in its message: "uri: 503 Service Unavailable". */
  private static final Pattern SERVER_IN_TROUBLE = Pattern.compile(": (429|5\\d\\d)( |$)");

  /** Java's HTTP client gives the answer of a proxy to {@code CONNECT} only in its message. */
  private static final Pattern PROXY_LOGIN = Pattern.compile("(: |HTTP/1\\.[01] )407( |$)");

  private static final Pattern FORBIDDEN = Pattern.compile(": 403( |$)| not permitted on ");

  /** What Git, and JGit, say of a commit that a remote does not offer. */
  private static final Pattern NOT_OFFERED =
      Pattern.compile("not our ref|want [0-9a-f]{40} not valid");

  /** What a remote says that cannot read its own objects. */
  private static final Pattern REMOTE_CORRUPTION =
      Pattern.compile("corruption on the remote side|unable to read [0-9a-f]{40}");

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  /**
   * What happened, in plain words for a failure of the network, else in those of the library; no
   * secret is in them.
   *
   * @param remote where it happened
   */
  public static String words(Throwable failure, RemoteAccess remote) {
    return new FailureWords(remote.location().uri())
        .of(chain(failure))
        .orElseGet(() -> remote.mask(failure.getMessage()));
  }

  /** Understands an exception by its whole chain of causes. */
  public static RemoteFailure of(Throwable failure) {
    List<Throwable> chain = chain(failure);
    if (any(chain, RemoteFailure::isStorage)) {
      return STORAGE;
    }
    if (any(chain, RemoteFailure::isUntrusted)) {
      return UNTRUSTED;
    }
    if (any(chain, RemoteFailure::isAuthentication)) {
      return AUTHENTICATION;
    }
    if (any(chain, NoRemoteRepositoryException.class::isInstance)) {
      return NOT_FOUND;
    }
    if (any(chain, RemoteFailure::isRefusedByProxy)) {
      return REFUSED;
    }
    if (any(chain, InterruptedIOException.class::isInstance)) {
      return TIMEOUT;
    }
    if (any(chain, t -> NOT_OFFERED.matcher(String.valueOf(t.getMessage())).find())) {
      return MOVED;
    }
    if (any(chain, RemoteFailure::isCorruption)) {
      return CORRUPT;
    }
    return any(chain, RemoteFailure::isConnection) ? UNREACHABLE : REFUSED;
  }

  private static boolean any(List<Throwable> chain, Predicate<Throwable> test) {
    return chain.stream().anyMatch(test);
  }

  /** A full disk reaches Java as a plain exception with the operating system's words. */
  private static boolean isStorage(Throwable t) {
    String message = String.valueOf(t.getMessage());
    return t instanceof FileSystemException
        || (t instanceof IOException
            && (message.contains("No space left") || message.contains("quota exceeded")));
  }

  private static boolean isUntrusted(Throwable t) {
    return t instanceof SSLException
        || (t instanceof SshException ssh
            && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE);
  }

  private static boolean isAuthentication(Throwable t) {
    if (t instanceof UnusableCredentialsException) {
      return true;
    }
    if (t instanceof SshException ssh) {
      return ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }
    if (!(t instanceof TransportException) || t.getMessage() == null) {
      return false;
    }
    String message = t.getMessage();
    JGitText text = JGitText.get();
    return message.endsWith(text.notAuthorized)
        || message.endsWith(text.noCredentialsProvider)
        || message.endsWith(text.authenticationNotSupported)
        || FORBIDDEN.matcher(message).find();
  }

  /** Whether a proxy on the way wants another login; trying again could lock its account. */
  static boolean isRefusedByProxy(Throwable t) {
    return t instanceof IOException && PROXY_LOGIN.matcher(String.valueOf(t.getMessage())).find();
  }

  private static boolean isCorruption(Throwable t) {
    return t instanceof CorruptObjectException
        || t instanceof CorruptPackIndexException
        || t instanceof PackInvalidException
        || t instanceof MissingObjectException
        || t instanceof DataFormatException
        || REMOTE_CORRUPTION.matcher(String.valueOf(t.getMessage())).find();
  }

  private static boolean isConnection(Throwable t) {
    return t instanceof SocketException
        || t instanceof UnknownHostException
        || t instanceof UnresolvedAddressException
        || t instanceof EOFException
        || String.valueOf(t.getMessage()).startsWith("Unable to tunnel through proxy")
        || t instanceof SshException
        || (t instanceof TransportException
            && t.getMessage() != null
            && SERVER_IN_TROUBLE.matcher(t.getMessage()).find());
  }
}
