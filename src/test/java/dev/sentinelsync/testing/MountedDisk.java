package dev.sentinelsync.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small file system of its own in memory, which a test can fill up or make read-only. */
public final class MountedDisk implements AutoCloseable {

  private static final String SIZE = "160m";

  private final Path place;

  private MountedDisk(Path place) {
    this.place = place;
  }

  /** Mounts one; empty where that is not allowed. */
  public static Optional<MountedDisk> at(Path place) throws IOException, InterruptedException {
    Files.createDirectories(place);
    return run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", place.toString())
        ? Optional.of(new MountedDisk(place))
        : Optional.empty();
  }

  /** Uses up all room. */
  public void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream ballast = Files.newOutputStream(ballast())) {
      while (true) {
        ballast.write(block);
      }
    } catch (IOException full) {
      if (Files.size(ballast()) == 0) {
        throw full;
      }
    }
  }

  /** Gives the room back. */
  public void empty() throws IOException {
    Files.delete(ballast());
  }

  /** Lets nobody write, not even root. */
  public void readOnly() throws IOException, InterruptedException {
    remount("ro");
  }

  /** Lets everybody write again. */
  public void writable() throws IOException, InterruptedException {
    remount("rw");
  }

  private void remount(String how) throws IOException, InterruptedException {
    if (!run("mount", "-o", "remount," + how, place.toString())) {
      throw new IOException(place + " cannot be mounted again as " + how);
    }
  }

  private Path ballast() {
    return place.resolve("ballast");
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    // Lazily: what the service still has open goes with it.
    run("umount", "-l", place.toString());
  }
}
