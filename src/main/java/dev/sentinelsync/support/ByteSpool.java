package dev.sentinelsync.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps many contents until they are used: the first ones in memory, all others in one file. The
 * file has no name, so that nothing is left of it when the process ends, and the system frees it
 * once nobody refers to a content any more. Safe for use by many threads.
 */
public final class ByteSpool {

  private static final Logger LOG = LoggerFactory.getLogger(ByteSpool.class);

  private final Path folder;
  private final long memory;
  private FileChannel file;
  private long held;
  private long end;
  private boolean full;

  /**
   * @param folder where the file is made once it is needed
   * @param memory how many bytes are kept without it
   */
  public ByteSpool(Path folder, long memory) {
    this.folder = folder;
    this.memory = memory;
  }

  /** Keeps a content. Where no file can be written it stays in memory. */
  public synchronized Content keep(Content content) {
    if (full || held + content.size() <= memory) {
      held += content.size();
      return content;
    }
    try {
      if (file == null) {
        file = open();
      }
      long start = end;
      ByteBuffer rest = ByteBuffer.wrap(content.bytes());
      while (rest.hasRemaining()) {
        end += file.write(rest, end);
      }
      return new InFile(file, start, content.size());
    } catch (IOException e) {
      LOG.warn("Pages wait in memory, since {} takes no file for them: {}", folder, e.toString());
      full = true;
      return content;
    }
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve("pages-" + UUID.randomUUID() + ".tmp"),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** A content in the file. */
  private record InFile(FileChannel file, long start, int size) implements Content {

    @Override
    public byte[] bytes() {
      ByteBuffer bytes = ByteBuffer.allocate(size);
      try {
        while (bytes.hasRemaining()) {
          if (file.read(bytes, start + bytes.position()) < 0) {
            throw new IOException("The file of pages that wait is cut short.");
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("A page that waits to be published cannot be read", e);
      }
      return bytes.array();
    }
  }
}
