package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.ManifestPart;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pages in the target's folder itself, each replaced by an atomic rename, in link-safe order.
 *
 * <p>A commit is a redo log: the spool with all new pages, the list of steps and the new manifest
 * gets the name {@code pending}, which decides that the publish takes place; then the steps are
 * done. Whoever comes after a killed process does them again, which changes nothing where they were
 * done already.
 */
final class InPlaceLayout implements Layout {

  private static final String STEPS = "steps";
  private static final String MANIFEST = "manifest";
  private static final String PARTS = "parts";

  private final Disk disk;
  private final Path folder;
  private final Path records;
  private final Path pending;
  private final ManifestFiles manifests;
  private final boolean adopt;

  /**
   * @param adopt whether foreign files in the way of new pages are replaced
   */
  InPlaceLayout(Disk disk, Path folder, ManifestFiles manifests, boolean adopt) {
    this.disk = disk;
    this.folder = folder;
    this.records = folder.resolve(SiteManifest.FOLDER);
    this.pending = records.resolve("pending");
    this.manifests = manifests;
    this.adopt = adopt;
  }

  @Override
  public String name() {
    return "in place";
  }

  @Override
  public void requireFitting() {
    if (Files.isSymbolicLink(folder.resolve(ReleaseLayout.CURRENT))
        && Files.isDirectory(folder.resolve(ReleaseLayout.RELEASES), LinkOption.NOFOLLOW_LINKS)) {
      throw new TargetException(
          Reason.NOT_WRITABLE,
          "The target folder "
              + folder
              + " holds releases of a site. Open it without ?mode=in-place, or choose another"
              + " folder.");
    }
  }

  @Override
  public Optional<Path> site() {
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }

  @Override
  public Optional<SiteManifest> manifest(Path site) throws IOException {
    return manifests.read(new SiteFolder(disk, site));
  }

  @Override
  public void forget() {
    manifests.forget();
  }

  @Override
  public boolean isInterrupted() {
    return Files.exists(pending, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public List<String> obstructed(ChangeSet changes) throws IOException {
    return adopt ? List.of() : new SiteFolder(disk, folder).obstructed(changes);
  }

  @Override
  public Path commit(ChangeSet changes, SiteManifest next, Spool spool) throws IOException {
    List<Step> steps = steps(changes, spool);
    List<Path> durable = new ArrayList<>();
    write(spool.folder().resolve(STEPS), Step.text(steps), durable);
    Path parts = spool.folder().resolve(PARTS);
    disk.createFolder(parts);
    for (ManifestPart part : next.newSince(changes.base())) {
      write(parts.resolve(Path.of(part.path()).getFileName()), part.text(), durable);
    }
    write(spool.folder().resolve(MANIFEST), manifests.write(next), durable);
    disk.forceAll(durable);
    disk.move(spool.folder(), pending);
    // From here on the publish happens, if need be after a power cut.
    disk.force(records);
    redo(steps);
    if (changes.base().isEmpty() || changes.request().repair()) {
      dropParts();
    } else {
      dropParts(changes.base().get().superseded(), next);
    }
    Trees.delete(disk, pending);
    return folder;
  }

  private void write(Path file, byte[] content, List<Path> written) throws IOException {
    disk.write(file, content);
    written.add(file);
  }

  private static List<Step> steps(ChangeSet changes, Spool spool) {
    List<Step> steps = new ArrayList<>();
    List<String> first = changes.removalsFirst();
    first.forEach(path -> steps.add(Step.remove(path)));
    for (String path : changes.writes()) {
      steps.add(Step.place(spool.file(path).getFileName().toString(), path));
    }
    for (String path : changes.removals()) {
      if (!first.contains(path)) {
        steps.add(Step.remove(path));
      }
    }
    return steps;
  }

  @Override
  public void recover() throws IOException {
    if (isInterrupted()) {
      if (Files.exists(pending.resolve(MANIFEST))) {
        redo(Step.read(Files.readString(pending.resolve(STEPS))));
      }
      dropParts();
      Trees.delete(disk, pending);
    }
  }

  private void redo(List<Step> steps) throws IOException {
    SiteFolder site = new SiteFolder(disk, folder);
    for (Step step : steps) {
      if (step.isRemoval()) {
        site.remove(step.path());
      } else if (Files.exists(pending.resolve(step.file()), LinkOption.NOFOLLOW_LINKS)) {
        site.place(step.path(), pending.resolve(step.file()));
      }
    }
    placeParts();
    disk.move(pending.resolve(MANIFEST), records.resolve("manifest.json"));
    // Only now may the caller record the new position.
    disk.force(records);
  }

  private void placeParts() throws IOException {
    Path parts = folder.resolve(ManifestPart.FOLDER);
    disk.createFolder(parts);
    for (String part : Trees.files(pending.resolve(PARTS))) {
      disk.move(pending.resolve(PARTS).resolve(part), parts.resolve(part));
    }
    disk.force(parts);
  }

  /** Readers of the manifest before may still be at its parts; older ones go. */
  private void dropParts(List<String> superseded, SiteManifest next) throws IOException {
    Set<String> used = next.partPaths();
    disk.deleteAll(
        superseded.stream().filter(path -> !used.contains(path)).map(folder::resolve).toList());
  }

  /** The same where nothing says which those are: whatever no manifest names. */
  private void dropParts() throws IOException {
    Optional<SiteManifest> manifest = manifests.read(new SiteFolder(disk, folder));
    Path parts = folder.resolve(ManifestPart.FOLDER);
    if (manifest.isPresent() && Files.isDirectory(parts, LinkOption.NOFOLLOW_LINKS)) {
      Set<String> used = new HashSet<>(manifest.get().partPaths());
      used.addAll(manifest.get().superseded());
      disk.deleteAll(
          Trees.files(parts).stream()
              .filter(part -> !used.contains(ManifestPart.FOLDER + "/" + part))
              .map(parts::resolve)
              .toList());
    }
  }
}
