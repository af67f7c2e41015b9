package dev.sentinelsync.publish.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** A real disk that does something else from a certain change on. */
class FaultyDisk extends Disk {

  /** What happens instead of a change; what is returned normally lets the change happen. */
  interface Fault {
    void strike(Path changed) throws IOException;
  }

  /** Ends the code under test as a kill would: nothing catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final int good;
  private final Fault fault;
  private int changes;

  FaultyDisk(int good, Fault fault) {
    this.good = good;
    this.fault = fault;
  }

  /** A disk on which nothing happens any more after so many changes. */
  static FaultyDisk dyingAfter(int changes) {
    return new FaultyDisk(
        changes,
        path -> {
          throw new Killed();
        });
  }

  private void change(Path path) throws IOException {
    if (++changes > good) {
      fault.strike(path);
    }
  }

  @Override
  void createFolder(Path folder) throws IOException {
    change(folder);
    super.createFolder(folder);
  }

  @Override
  void write(Path file, byte[] content) throws IOException {
    change(file);
    super.write(file, content);
  }

  @Override
  void forceAll(Collection<Path> files) throws IOException {
    for (Path file : files) {
      change(file);
    }
    super.forceAll(files);
  }

  @Override
  void deleteAll(Collection<Path> files) throws IOException {
    // One after another, so that it can end between any two.
    for (Path file : files) {
      delete(file);
    }
  }

  @Override
  void move(Path from, Path to) throws IOException {
    change(to);
    super.move(from, to);
  }

  @Override
  void link(Path newName, Path existing) throws IOException {
    change(newName);
    super.link(newName, existing);
  }

  @Override
  void symbolicLink(Path link, Path target) throws IOException {
    change(link);
    super.symbolicLink(link, target);
  }

  @Override
  boolean delete(Path path) throws IOException {
    change(path);
    return super.delete(path);
  }

  @Override
  void force(Path folder) throws IOException {
    change(folder);
    super.force(folder);
  }
}
