package dev.sentinelsync.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes connections on to a server until it falls silent: then it still takes connections, but no
 * byte comes or goes, as when a machine hangs or a firewall drops packets.
 */
public final class SilentRelay implements AutoCloseable {

  private final ServerSocket listening;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> unanswered = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;

  private SilentRelay(int port) throws IOException {
    this.port = port;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Begins to pass on what comes to a server on a port of this machine. */
  public static SilentRelay before(int port) throws IOException {
    return new SilentRelay(port);
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Stops passing on, whatever is open. */
  public void fallSilent() {
    silent = true;
  }

  /** Connections made since it fell silent whose other side still waits for a first byte. */
  public Set<Socket> unanswered() {
    return Set.copyOf(unanswered);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        if (silent) {
          unanswered.add(client);
          start(() -> awaitEnd(client));
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
          open.add(server);
          start(() -> pass(client, server));
          start(() -> pass(server, client));
        }
      } catch (IOException e) {
        // Closed, or the server is away.
      }
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (silent) {
          awaitEnd(from);
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One side went away.
    }
  }

  /** Takes what the client sends, and says nothing. */
  private void awaitEnd(Socket client) {
    try (client) {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It gave up.
    } finally {
      unanswered.remove(client);
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
