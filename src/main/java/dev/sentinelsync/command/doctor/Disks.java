package dev.sentinelsync.command.doctor;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.file.FileTargets;
import dev.sentinelsync.support.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Whether the disks have room for clone, state and pages. */
final class Disks {

  /** A first sync of the public repository with history and three releases writes about 1 GB. */
  private static final long ENOUGH = 2L << 30;

  /** Less than this ends the next large commit in the middle. */
  private static final long LEAST = 200L << 20;

  private Disks() {}

  static void check(Settings settings, Consumer<Finding> findings) {
    Map<Path, String> folders = new TreeMap<>();
    for (SiteSettings site : settings.sites()) {
      folders.putIfAbsent(site.source().cloneFolder().toAbsolutePath(), "clone of " + site.name());
      TargetAddress target = TargetAddress.parse(site.target());
      if (target.scheme().equals("file")) {
        folders.putIfAbsent(
            FileTargets.folder(target.location()).toAbsolutePath(), "target of " + site.name());
      }
    }
    folders.forEach((folder, what) -> findings.accept(check(folder, what)));
  }

  private static Finding check(Path folder, String what) {
    Path existing = FileTree.nearestExisting(folder);
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      String message = "%,d MB free in %s.".formatted(free >> 20, existing);
      if (free < LEAST) {
        return Finding.fail("disk", what, message, "Make room, or name another folder.");
      }
      return free < ENOUGH
          ? Finding.warn(
              "disk",
              what,
              message,
              "Enough for a small repository; the public one needs about %,d MB at first."
                  .formatted(ENOUGH >> 20))
          : Finding.ok("disk", what, message);
    } catch (IOException e) {
      return Finding.fail(
          "disk", what, "%s cannot be looked at: %s.".formatted(existing, e.getMessage()), "");
    }
  }
}
