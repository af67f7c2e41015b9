package dev.sentinelsync.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Speaks TLS before a server of this machine that does not. */
public final class TlsRelay implements AutoCloseable {

  private final ServerSocket listening;
  private final int server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private TlsRelay(ServerSocket listening, int server) {
    this.listening = listening;
    this.server = server;
    start(this::accept);
  }

  /**
   * Starts one.
   *
   * @param server port of the server on this machine
   */
  public static TlsRelay to(int server, SSLContext identity) throws IOException {
    return new TlsRelay(
        identity
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        server);
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        open.addAll(List.of(client, behind));
        start(() -> pump(client, behind));
        start(() -> pump(behind, client));
      } catch (IOException e) {
        // Closed, or the server takes no connection: the client sees it.
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side went away.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "tls-relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
