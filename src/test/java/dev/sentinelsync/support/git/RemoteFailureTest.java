package dev.sentinelsync.support.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jgit.errors.TransportException;
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
}
