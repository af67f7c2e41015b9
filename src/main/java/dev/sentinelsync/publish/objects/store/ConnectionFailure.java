package dev.sentinelsync.publish.objects.store;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says what it means that a store gave no answer at all. */
public final class ConnectionFailure {

  private static final int MOST_CAUSES = 20;

  private ConnectionFailure() {}

  /**
   * @param place the store, as the beginning of a sentence
   * @param failure what the client threw; its text is not repeated, because it may hold the request
   */
  public static TargetException of(String place, Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return new TargetException(
            Reason.UNREACHABLE,
            place + " cannot be reached: its host name is unknown. Check the target's address.");
      }
      if (cause instanceof CertificateException
          || cause instanceof CertPathBuilderException
          || cause instanceof SSLPeerUnverifiedException) {
        return new TargetException(
            Reason.UNTRUSTED,
            place
                + " shows a TLS certificate that is not trusted. Check the endpoint, or add its"
                + " authority to the trust store of Java.");
      }
    }
    boolean tls = root(failure) instanceof SSLException;
    return new TargetException(
        Reason.UNREACHABLE,
        place
            + " gave no full answer: "
            + (tls ? "the TLS connection" : "the connection")
            + " failed or broke ("
            + root(failure).getClass().getSimpleName()
            + "). It may pass; else check network and endpoint.");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root;
  }
}
