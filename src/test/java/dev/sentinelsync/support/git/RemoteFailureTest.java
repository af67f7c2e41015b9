package dev.sentinelsync.support.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;

/** The failures that no test can bring about without a broken machine or a certificate. */
class RemoteFailureTest {

  private static RemoteFailure of(String message, Throwable cause) {
    return RemoteFailure.of(new TransportException(message, cause));
  }

  @Test
  void aFullDiskOrAForbiddenFolderIsAMatterOfStorage() {
    assertThat(of("cannot store", new IOException("No space left on device")))
        .isEqualTo(RemoteFailure.STORAGE);
    assertThat(of("cannot store", new AccessDeniedException("/srv/clone")))
        .isEqualTo(RemoteFailure.STORAGE);
  }

  @Test
  void aBadCertificateIsNotMistakenForABrokenConnection() {
    assertThat(of("cannot connect", new SSLHandshakeException("unable to find valid path")))
        .isEqualTo(RemoteFailure.UNTRUSTED);
    assertThat(of("cannot connect", new ConnectException("Connection refused")))
        .isEqualTo(RemoteFailure.UNREACHABLE);
  }

  @Test
  void anythingElseIsTheRemotesOwnRefusal() {
    assertThat(of("remote: repository is archived", null)).isEqualTo(RemoteFailure.REFUSED);
  }

  private static String words(Throwable... chain) throws Exception {
    URIish uri = new URIish("https://git.example.org/x.git");
    return new FailureWords(uri).of(List.of(chain)).orElse("");
  }

  @Test
  void whatIsWrongWithACertificateIsNamed() throws Exception {
    Exception handshake = new SSLHandshakeException("PKIX path building failed");
    assertThat(words(handshake, new CertPathBuilderException("no path")))
        .contains("an authority that Java does not trust");
    assertThat(words(handshake, new CertificateExpiredException("NotAfter: 2020")))
        .contains("has expired");
    assertThat(words(handshake, new CertificateException("No subject alternative DNS name")))
        .contains("is for another name than git.example.org");
    assertThat(words(new SSLException("Unsupported or unrecognized SSL message")))
        .contains("does not speak TLS at this port");
  }

  @Test
  void failuresOfTheNetworkAreNamed() throws Exception {
    assertThat(words(new NoRouteToHostException("No route to host")))
        .contains("no network leads to git.example.org");
    assertThat(words(new ConnectException("Connection timed out"))).contains("no answer in time");
    assertThat(words(new SocketException("Connection reset"))).contains("broke off");
    assertThat(words(new UnknownHostException("proxy.example.org")))
        .contains("the host name proxy.example.org is unknown");
    IOException proxy = new IOException("Unable to tunnel through proxy. Proxy returns 407");
    assertThat(words(proxy)).contains("the proxy refused the connection");
    assertThat(of("cannot connect", proxy)).isEqualTo(RemoteFailure.UNREACHABLE);
    assertThat(words(new IOException("something else"))).isEmpty();
  }
}
