package dev.sentinelsync.support.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * HTTP connections that stop reading at a deadline. The read timeout alone bounds only the silence
 * between two bytes: a remote that sends a byte now and then would hold a fetch for ever.
 */
final class DeadlineHttpConnections extends JDKHttpConnectionFactory {

  private final Deadline deadline;

  DeadlineHttpConnections(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return new Connection(url, deadline);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return new Connection(url, proxy, deadline);
  }

  private static final class Connection extends JDKHttpConnection {
    private final Deadline deadline;

    Connection(URL url, Deadline deadline) throws IOException {
      super(url);
      this.deadline = deadline;
    }

    Connection(URL url, Proxy proxy, Deadline deadline) throws IOException {
      super(url, proxy);
      this.deadline = deadline;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new DeadlineStream(super.getInputStream(), deadline);
    }
  }

  private static final class DeadlineStream extends FilterInputStream {
    private final Deadline deadline;

    DeadlineStream(InputStream in, Deadline deadline) {
      super(in);
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      check();
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      check();
      return super.read(buffer, offset, length);
    }

    private void check() throws InterruptedIOException {
      if (deadline.expired()) {
        throw new InterruptedIOException("the time for the whole transfer is over");
      }
    }
  }
}
