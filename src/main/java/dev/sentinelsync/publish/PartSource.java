package dev.sentinelsync.publish;

import java.util.List;

/** Where the parts of a manifest are read from. */
@FunctionalInterface
public interface PartSource {

  /**
   * Reads parts.
   *
   * @param paths of the parts inside the target
   * @return their bytes, in the same order
   * @throws TargetException {@code CONFLICT} if one is gone because of a newer publish, {@code
   *     CORRUPT} if one is missing, else as for any reading
   */
  List<byte[]> read(List<String> paths);
}
