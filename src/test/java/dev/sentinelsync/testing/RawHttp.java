package dev.sentinelsync.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks to a port of this machine byte by byte, as no HTTP client would. */
public final class RawHttp {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

  private RawHttp() {}

  /** Opens a connection and sends what a server takes of a request, a character for each byte. */
  public static Socket send(int port, String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    } catch (SocketException e) {
      // Closed by the server in the middle of it.
    }
    return socket;
  }

  /**
   * What comes until the server closes the connection.
   *
   * @param patience how long the server may be silent
   * @throws SocketTimeoutException if it is silent for longer
   */
  public static String rest(Socket socket, Duration patience) throws IOException {
    try (socket) {
      return read(socket, new ByteArrayOutputStream(), patience, text -> false);
    }
  }

  /**
   * The first whole answer to a request, or what comes until the server closes the connection.
   *
   * @param silence after this time without a byte the end of the request is sent, since the server
   *     may wait for more; null for never
   * @param patience how long the server may be silent after that
   * @throws SocketTimeoutException if it is silent for longer
   */
  public static String answer(int port, String request, Duration silence, Duration patience)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = send(port, request)) {
      if (silence != null) {
        try {
          return read(socket, answer, silence, RawHttp::isWhole);
        } catch (SocketTimeoutException e) {
          socket.shutdownOutput();
        }
      }
      return read(socket, answer, patience, RawHttp::isWhole);
    }
  }

  private static String read(
      Socket socket, ByteArrayOutputStream answer, Duration patience, Predicate<String> isWhole)
      throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
    byte[] buffer = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        answer.write(buffer, 0, read);
        if (isWhole.test(answer.toString(StandardCharsets.ISO_8859_1))) {
          break;
        }
      }
    } catch (SocketException e) {
      // Reset, since the server did not read everything.
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }

  private static boolean isWhole(String answer) {
    int head = answer.indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(answer);
    return head >= 0
        && length.find()
        && answer.length() >= head + 4 + Integer.parseInt(length.group(1));
  }
}
