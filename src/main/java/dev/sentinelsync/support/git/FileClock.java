package dev.sentinelsync.support.git;

import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fine the modification times of a file system are, by its type. A file that was written within
 * that time before it was read counts as perhaps changed, and is looked at again.
 */
final class FileClock {

  /** Two ticks of the slowest Linux kernel; these types store finer times than that. */
  static final Duration FINE = Duration.ofMillis(20);

  /** FAT, the coarsest in use; also for network file systems, whose servers keep the time. */
  static final Duration COARSE = Duration.ofSeconds(2);

  private static final Set<String> FINE_TYPES =
      Set.of("apfs", "btrfs", "ext4", "f2fs", "NTFS", "overlay", "ReFS", "tmpfs", "xfs", "zfs");

  private static final Map<String, Duration> KNOWN = new ConcurrentHashMap<>();

  private FileClock() {}

  /**
   * The resolution of a file store.
   *
   * @param key as JGit names it in its configuration: vendor and version of Java, then the name of
   *     the store, between {@code |}
   */
  static Duration resolution(String key) {
    return KNOWN.computeIfAbsent(key.substring(key.lastIndexOf('|') + 1), FileClock::ofStore);
  }

  private static Duration ofStore(String name) {
    boolean found = false;
    for (FileStore store : FileSystems.getDefault().getFileStores()) {
      if (store.name().equals(name)) {
        found = true;
        if (!FINE_TYPES.contains(store.type())) {
          return COARSE;
        }
      }
    }
    return found ? FINE : COARSE;
  }
}
