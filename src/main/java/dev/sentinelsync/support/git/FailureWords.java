package dev.sentinelsync.support.git;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.transport.URIish;

/** Plain words for the failures of a network, with what to do about each. */
final class FailureWords {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  /** JGit gives the HTTP status only in its message. */
  private static final Pattern TOO_MANY = Pattern.compile(": 429( |$)");

  private final URIish uri;

  FailureWords(URIish uri) {
    this.uri = uri;
  }

  /**
   * What an exception means, in words that stand within parentheses.
   *
   * @param chain the exception and its causes
   * @return empty when it is no failure of the network
   */
  Optional<String> of(List<Throwable> chain) {
    return chain.stream().map(this::of).flatMap(Optional::stream).reduce((first, last) -> last);
  }

  private Optional<String> of(Throwable t) {
    if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
      return Optional.of(
          "the host name "
              + unknownHost(t)
              + " is unknown: check its spelling, the DNS, and whether a proxy is needed");
    }
    if (t instanceof CertificateExpiredException) {
      return Optional.of("its TLS certificate has expired: renew it there");
    }
    if (t instanceof CertificateNotYetValidException) {
      return Optional.of("its TLS certificate is not valid yet: check the clock of this machine");
    }
    if (t instanceof CertPathBuilderException) {
      return Optional.of(
          "its TLS certificate comes from an authority that Java does not trust: add the authority"
              + " to the trust store of Java");
    }
    if (t instanceof CertificateException && contains(t, "subject alternative", "no name")) {
      return Optional.of(
          "its TLS certificate is for another name than " + uri.getHost() + ": check the address");
    }
    if (t instanceof SSLException && contains(t, "unrecognized ssl message")) {
      return Optional.of("it does not speak TLS at this port: check scheme and port");
    }
    if (t instanceof SshException ssh) {
      return ssh(ssh.getDisconnectCode());
    }
    return socket(t);
  }

  /** The name that was looked up; it may be that of a proxy. */
  private String unknownHost(Throwable t) {
    String message = String.valueOf(t.getMessage());
    String name =
        message.substring(0, message.indexOf(':') < 0 ? message.length() : message.indexOf(':'));
    return t instanceof UnknownHostException && HOST.matcher(name).matches() ? name : uri.getHost();
  }

  private static Optional<String> ssh(int code) {
    return switch (code) {
      case SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE ->
          Optional.of("its SSH host key is not in the known hosts file, or is another one there");
      case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
          Optional.of("it takes none of the SSH keys offered");
      default -> Optional.empty();
    };
  }

  private Optional<String> socket(Throwable t) {
    if (RemoteFailure.isRefusedByProxy(t)) {
      return Optional.of(
          "the proxy did not accept the login: set the right one in HTTPS_PROXY or HTTP_PROXY as"
              + " http://USER:PASSWORD@HOST:PORT");
    }
    if (TOO_MANY.matcher(String.valueOf(t.getMessage())).find()) {
      return Optional.of(
          "429, it limits how often it is asked: wait, look less often, or use a token");
    }
    if (contains(t, "unable to tunnel through proxy")) {
      return Optional.of("the proxy refused the connection: check HTTPS_PROXY and NO_PROXY");
    }
    if (t instanceof SocketTimeoutException) {
      return Optional.of("no answer in time: check the address, the network and firewalls");
    }
    if (t instanceof NoRouteToHostException || contains(t, "network is unreachable")) {
      return Optional.of("no network leads to " + uri.getHost() + ": check the network");
    }
    if (t instanceof ConnectException) {
      return Optional.of(
          contains(t, "timed out")
              ? "no answer in time: check the address, the network and firewalls"
              : "nothing accepts connections there: check host and port, and that the server runs");
    }
    if (t instanceof EOFException
        || (t instanceof SocketException && contains(t, "reset", "broken pipe", "closed"))) {
      return Optional.of("the connection broke off");
    }
    return Optional.empty();
  }

  private static boolean contains(Throwable t, String... words) {
    String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (message.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
