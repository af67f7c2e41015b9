package dev.sentinelsync.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes connections on to a server and cuts all of them after a number of messages that hold a
 * certain text: what the server sees of a client that is killed at that point. The last of these
 * messages still arrives.
 */
public final class CutRelay implements AutoCloseable {

  private final ServerSocket listening;
  private final int port;
  private final String text;
  private final int most;
  private final AtomicInteger messages = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private CutRelay(int port, String text, int most) throws IOException {
    this.port = port;
    this.text = text;
    this.most = most;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /**
   * Begins to pass on what comes to a server on a port of this machine.
   *
   * @param text what a message holds that is counted
   * @param most how many of them the server gets, on all connections together
   */
  public static CutRelay before(int port, String text, int most) throws IOException {
    return new CutRelay(port, text, most);
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  /** How many messages with the text the client has sent. */
  public int messages() {
    return messages.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        start(() -> pass(client, server, true));
        start(() -> pass(server, client, false));
      } catch (IOException e) {
        // Closed, or the server is away.
      }
    }
  }

  private void pass(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        boolean one =
            counted && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(text);
        if (one && messages.incrementAndGet() == most) {
          close();
        }
      }
    } catch (IOException e) {
      // One side went away.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
