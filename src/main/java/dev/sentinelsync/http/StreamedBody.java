package dev.sentinelsync.http;

import java.io.OutputStream;

/** Writes the body of an answer bit by bit. */
@FunctionalInterface
public interface StreamedBody {

  /**
   * Begins to write, on a thread of its own, and returns at once: the threads of the management
   * port are few. The server cuts an answer off that takes longer than {@link
   * ManagementServer#LONGEST_ANSWER}.
   *
   * @param out to be closed by whoever writes, which also ends the exchange
   */
  void writeTo(OutputStream out);
}
