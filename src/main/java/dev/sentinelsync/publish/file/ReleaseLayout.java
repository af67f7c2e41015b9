package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whole releases side by side, and a link to the one that is served. A reader who follows the link
 * once sees one revision; the release before stays for those who followed it before the switch.
 *
 * <p>A release becomes visible in two renames: the finished folder gets its name, then the link is
 * replaced. Whatever a killed process leaves before the second is either staging, which the next
 * commit deletes, or a finished release that is not served, which it drops.
 */
final class ReleaseLayout implements Layout {

  /** Link to the release that is served. */
  static final String CURRENT = "current";

  /** Folder of the releases. */
  static final String RELEASES = "releases";

  private final Disk disk;
  private final Path folder;
  private final Path releases;
  private final Path current;
  private final ManifestFiles manifests;
  private final boolean adopt;
  private final ReleaseStaging staging;

  /**
   * @param adopt whether foreign files in the way of new pages are replaced
   */
  ReleaseLayout(Disk disk, Path folder, ManifestFiles manifests, boolean adopt) {
    this.disk = disk;
    this.folder = folder;
    this.releases = folder.resolve(RELEASES);
    this.current = folder.resolve(CURRENT);
    this.manifests = manifests;
    this.adopt = adopt;
    this.staging = new ReleaseStaging(disk, releases, manifests);
  }

  @Override
  public String name() {
    return "releases";
  }

  @Override
  public void requireFitting() throws IOException {
    if (Files.exists(folder.resolve(SiteManifest.PATH))) {
      throw new TargetException(
          Reason.NOT_WRITABLE,
          "The target folder "
              + folder
              + " holds a site that was published in place. Open it with ?mode=in-place, or choose"
              + " another folder.");
    }
    site();
  }

  @Override
  public Optional<Path> site() throws IOException {
    if (!Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Path release =
        Files.isSymbolicLink(current)
            ? folder.resolve(Files.readSymbolicLink(current)).normalize()
            : current;
    if (!releases.equals(release.getParent())
        || Files.isSymbolicLink(release)
        || Files.isSymbolicLink(releases)) {
      throw new TargetException(
          Reason.NOT_WRITABLE,
          "The file "
              + current
              + " is not a link to one of this program's releases. Move it away, or choose another"
              + " folder.");
    }
    return Files.isDirectory(release) ? Optional.of(release) : Optional.empty();
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
    return false;
  }

  @Override
  public void recover() {
    // Nothing is ever half visible; what is left over is dealt with by the next commit.
  }

  @Override
  public List<String> obstructed(ChangeSet changes) throws IOException {
    Optional<Path> before = site();
    return before.isPresent() && !adopt
        ? new SiteFolder(disk, before.get()).obstructed(changes)
        : List.of();
  }

  @Override
  public Path commit(ChangeSet changes, SiteManifest next, Spool spool) throws IOException {
    Optional<Path> before = site();
    disk.createFolder(releases);
    Path staged = staging.prepare(before, changes, next, spool);
    Path release = unusedName(changes.request().commit().revision());
    disk.move(staged, release);
    // The link must not reach the medium before the name that it leads to.
    disk.force(releases);
    flip(release);
    staging.retire(before, release);
    return release;
  }

  private Path unusedName(String revision) {
    Path release = releases.resolve(revision);
    for (int n = 2; Files.exists(release, LinkOption.NOFOLLOW_LINKS); n++) {
      release = releases.resolve(revision + "-" + n);
    }
    return release;
  }

  private void flip(Path release) throws IOException {
    Path link = folder.resolve(SiteManifest.FOLDER).resolve("current.new");
    disk.delete(link);
    disk.symbolicLink(link, Path.of(RELEASES).resolve(release.getFileName()));
    disk.move(link, current);
    // Only now may the caller record the new position.
    disk.force(folder);
  }
}
