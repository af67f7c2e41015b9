package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.Staging;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A site in a folder. How it lies there is up to a {@link Layout}. */
final class FileStore implements TargetStore {

  private final Disk disk;
  private final Path folder;
  private final Layout layout;
  private final Duration patience;
  private final boolean durable;

  /**
   * @param folder the target's, absolute
   * @param patience how long to wait for another process that is publishing
   * @param durable whether each page is brought to the medium, not only the manifest and the switch
   */
  FileStore(Disk disk, Path folder, Layout layout, Duration patience, boolean durable) {
    this.disk = disk;
    this.folder = folder;
    this.layout = layout;
    this.patience = patience;
    this.durable = durable;
  }

  @Override
  public void validate() {
    attempt(
        "write to",
        () -> {
          if (Files.exists(folder)) {
            layout.requireFitting();
            // Only trying shows: rights, quotas and read-only mounts have many forms.
            disk.createFolder(work());
            Spool.create(disk, work(), false).close();
          } else {
            requireCreatable();
          }
          return null;
        });
  }

  private void requireCreatable() {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new TargetException(
          Reason.NOT_WRITABLE,
          "The target folder "
              + folder
              + " does not exist and cannot be created in "
              + existing
              + ". Create it, or give this program's user the right to.");
    }
  }

  @Override
  public Optional<SiteManifest> published() {
    return attempt(
        "read",
        () -> {
          layout.requireFitting();
          if (layout.isInterrupted()) {
            // Whoever holds the lock is at work, and until it is done the old manifest holds.
            recoverIfFree();
          }
          return layout.published();
        });
  }

  private void recoverIfFree() throws IOException {
    Optional<FolderLock> lock;
    try {
      lock = FolderLock.tryTake(lockFile());
    } catch (AccessDeniedException e) {
      // One who may only read learns what is published, and leaves the rest to a writer.
      return;
    }
    if (lock.isPresent()) {
      try (FolderLock held = lock.get()) {
        layout.recover();
      }
    }
  }

  @Override
  public Publication begin(PublishRequest request) {
    return new FilePublication(this, request, published());
  }

  @Override
  public Optional<Staging> openStaging() {
    return Optional.of(new FileStaging(this));
  }

  /** Makes room for the pages of one publication; deletes what killed processes left there. */
  Spool openSpool() throws IOException {
    disk.createFolder(work());
    try (FolderLock held = lock()) {
      Spool.sweep(disk, work());
      return Spool.create(disk, work(), durable);
    }
  }

  @Override
  public Stream<StoredPage> stored() {
    return attempt(
        "read",
        () -> {
          Optional<Path> site = layout.site();
          if (site.isEmpty()) {
            return Stream.empty();
          }
          Set<String> owned =
              layout
                  .manifest(site.get())
                  .map(manifest -> manifest.pages().keySet())
                  .orElse(Set.of());
          SiteFolder pages = new SiteFolder(disk, site.get());
          return Trees.files(site.get(), SiteManifest.FOLDER).stream()
              .flatMap(path -> digested(pages, path, !owned.contains(path)).stream());
        });
  }

  private Optional<StoredPage> digested(SiteFolder pages, String path, boolean foreign) {
    return attempt("read", () -> pages.stored(path, foreign));
  }

  @Override
  public Optional<byte[]> read(String path) {
    PathRules.check(path);
    return attempt(
        "read",
        () -> {
          Optional<Path> site = layout.site();
          return site.isEmpty() ? Optional.empty() : new SiteFolder(disk, site.get()).read(path);
        });
  }

  @Override
  public String describe() {
    return "folder " + folder + " (" + layout.name() + ")";
  }

  @Override
  public void forget() {
    layout.forget();
  }

  @Override
  public void close() {
    // Nothing is held between calls.
  }

  Layout layout() {
    return layout;
  }

  /** Takes the lock that all writers of this target share. */
  FolderLock lock() throws IOException {
    return FolderLock.take(lockFile(), patience);
  }

  private Path work() {
    return folder.resolve(SiteManifest.FOLDER).resolve("work");
  }

  private Path lockFile() {
    return folder.resolve(SiteManifest.FOLDER).resolve("lock");
  }

  /** Does something with the folder; failures get their meaning. */
  <T> T attempt(String doing, Action<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw FileFailure.of(folder, doing, e);
    }
  }

  /** Something that reads or writes files. */
  interface Action<T> {
    T run() throws IOException;
  }
}
