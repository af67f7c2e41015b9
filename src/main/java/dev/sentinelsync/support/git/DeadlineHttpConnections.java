package dev.sentinelsync.support.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URL;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * HTTP connections that count what they read, and stop reading at a deadline. The read timeout
 * alone bounds only the silence between two bytes: a remote that sends a byte now and then would
 * hold a fetch for ever.
 */
final class DeadlineHttpConnections extends JDKHttpConnectionFactory {

  private final Deadline deadline;
  private final LongAdder received;

  /**
   * @param received is increased by the bytes of all answers
   */
  DeadlineHttpConnections(Deadline deadline, LongAdder received) {
    this.deadline = deadline;
    this.received = received;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return new Connection(url);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return new Connection(url, proxy);
  }

  private final class Connection extends JDKHttpConnection {
    Connection(URL url) throws IOException {
      super(url);
    }

    Connection(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new DeadlineStream(super.getInputStream());
    }
  }

  private final class DeadlineStream extends FilterInputStream {
    DeadlineStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      check();
      int read = super.read();
      received.add(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      check();
      int read = super.read(buffer, offset, length);
      received.add(Math.max(0, read));
      return read;
    }

    private void check() throws InterruptedIOException {
      if (deadline.expired()) {
        throw new InterruptedIOException("the time for the whole transfer is over");
      }
    }
  }
}
