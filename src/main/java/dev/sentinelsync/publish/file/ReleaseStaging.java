package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.ManifestPart;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.SiteManifest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the next release from the served one, at the cost of the change: the release that was
 * dropped last is kept as a spare, and only what changed since its revision is linked again. Where
 * there is no spare, or somebody else has touched the releases, all files are linked.
 */
final class ReleaseStaging {

  private static final String STAGING = ".staging";
  private static final String SPARE = ".spare";

  private final Disk disk;
  private final Path releases;
  private final Path staging;
  private final Path spare;
  private final ManifestFiles manifests;

  ReleaseStaging(Disk disk, Path releases, ManifestFiles manifests) {
    this.disk = disk;
    this.releases = releases;
    this.staging = releases.resolve(STAGING);
    this.spare = releases.resolve(SPARE);
    this.manifests = manifests;
  }

  /**
   * Makes a complete release under a name that nobody reads.
   *
   * @param before the served release
   */
  Path prepare(Optional<Path> before, ChangeSet changes, SiteManifest next, Spool spool)
      throws IOException {
    Trees.delete(disk, staging);
    Optional<Seal> seal = before.isPresent() ? sealOf(before.get(), changes) : Optional.empty();
    // Linked from a release that nobody has touched, this one is of the same lineage.
    String lineage = seal.map(Seal::lineage).orElse(changes.request().publishId());
    SortedSet<String> folders;
    if (seal.isPresent() && isSpareOf(lineage)) {
      renew(before.get(), changes.base().orElseThrow());
      folders = new TreeSet<>(seal.get().folders().keySet());
    } else {
      folders = linkAll(before);
    }
    SiteFolder site = new SiteFolder(disk, staging);
    for (String path : changes.removals()) {
      site.remove(path);
    }
    for (String path : changes.writes()) {
      site.place(path, spool.file(path));
      addFolders(path, folders);
    }
    List<Path> durable = placeParts(before, next);
    durable.add(writeRecords(site, next, lineage, folders));
    // A release that is served after a power cut must be able to say what it is.
    disk.forceAll(durable);
    return staging;
  }

  /** The served release's seal; empty when somebody has touched it or it is to be repaired. */
  private static Optional<Seal> sealOf(Path before, ChangeSet changes) throws IOException {
    if (changes.request().repair() || changes.base().isEmpty()) {
      return Optional.empty();
    }
    Optional<Seal> seal = Seal.read(before);
    return seal.isPresent() && seal.get().holds(before) ? seal : Optional.empty();
  }

  private boolean isSpareOf(String lineage) throws IOException {
    Optional<Seal> seal = Seal.read(spare);
    return seal.isPresent() && seal.get().lineage().equals(lineage) && seal.get().holds(spare);
  }

  /** Turns the spare into what the served release is. */
  private void renew(Path before, SiteManifest base) throws IOException {
    SiteManifest old = manifests.read(new SiteFolder(disk, spare)).orElseThrow();
    SortedMap<String, PageEntry> wanted = pages(base.newSince(Optional.of(old)));
    // Read while the spare still lies where its manifest was found.
    SortedMap<String, PageEntry> there = pages(old.newSince(Optional.of(base)));
    disk.move(spare, staging);
    SiteFolder target = new SiteFolder(disk, staging);
    SiteFolder source = new SiteFolder(disk, before);
    for (String path : there.keySet()) {
      if (!wanted.containsKey(path)) {
        target.remove(path);
      }
    }
    for (Map.Entry<String, PageEntry> page : wanted.entrySet()) {
      if (!page.getValue().equals(there.get(page.getKey()))) {
        target.link(page.getKey(), source);
      }
    }
  }

  /** What two releases share in whole parts needs no look. */
  private static SortedMap<String, PageEntry> pages(List<ManifestPart> parts) {
    SortedMap<String, PageEntry> pages = new TreeMap<>();
    parts.forEach(part -> pages.putAll(part.pages()));
    return pages;
  }

  private SortedSet<String> linkAll(Optional<Path> before) throws IOException {
    // A spare that does not fit now never will.
    Trees.delete(disk, spare);
    if (before.isPresent()) {
      return Trees.link(disk, before.get(), staging, SiteManifest.FOLDER);
    }
    disk.createFolder(staging);
    return new TreeSet<>(List.of(""));
  }

  private static void addFolders(String path, SortedSet<String> folders) {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (!folders.add(path.substring(0, slash))) {
        return;
      }
    }
  }

  /**
   * Gives the release its manifest's parts: those that it has not from the release before.
   *
   * @return the files that were written
   */
  private List<Path> placeParts(Optional<Path> before, SiteManifest next) throws IOException {
    Path folder = staging.resolve(ManifestPart.FOLDER);
    disk.createFolder(folder);
    Set<String> used = next.partPaths();
    disk.deleteAll(
        Trees.files(folder).stream()
            .filter(part -> !used.contains(ManifestPart.FOLDER + "/" + part))
            .map(folder::resolve)
            .toList());
    List<Path> written = new ArrayList<>();
    for (ManifestPart part : next.parts().values()) {
      Path file = staging.resolve(part.path());
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      Optional<Path> same = before.map(release -> release.resolve(part.path()));
      if (same.filter(there -> Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)).isPresent()) {
        disk.link(file, same.get());
      } else {
        disk.write(file, part.text());
        written.add(file);
      }
    }
    return written;
  }

  private Path writeRecords(
      SiteFolder site, SiteManifest next, String lineage, SortedSet<String> folders)
      throws IOException {
    Path manifest = site.at(SiteManifest.PATH);
    Path seal = site.at(Seal.PATH);
    disk.createFolder(manifest.getParent());
    disk.delete(manifest);
    disk.delete(seal);
    disk.write(manifest, manifests.write(next));
    disk.write(seal, Seal.of(staging, lineage, folders).text());
    return manifest;
  }

  /**
   * Drops all releases but two, keeping one of those as the spare. Folders in which no manifest
   * lies are not ours.
   */
  void retire(Optional<Path> previous, Path served) throws IOException {
    List<Path> dropped = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(releases)) {
      for (Path entry : entries) {
        boolean kept =
            entry.equals(served)
                || entry.equals(previous.orElse(null))
                || entry.getFileName().toString().startsWith(".");
        if (!kept
            && !Files.isSymbolicLink(entry)
            && Files.isRegularFile(entry.resolve(SiteManifest.PATH), LinkOption.NOFOLLOW_LINKS)) {
          dropped.add(entry);
        }
      }
    }
    Collections.sort(dropped);
    for (Path release : dropped) {
      if (Files.notExists(spare, LinkOption.NOFOLLOW_LINKS)) {
        disk.move(release, spare);
      } else {
        // Renamed first: whoever still reads it finds it gone, not in pieces.
        disk.move(release, staging);
        Trees.delete(disk, staging);
      }
    }
  }
}
