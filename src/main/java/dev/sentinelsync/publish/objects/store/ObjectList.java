package dev.sentinelsync.publish.objects.store;

import java.util.List;
import java.util.Objects;

/**
 * One page of a list.
 *
 * @param objects in the order of the keys
 * @param continuation where the next page begins; empty after the last one
 */
public record ObjectList(List<ObjectInfo> objects, String continuation) {

  /** Copies the list. */
  public ObjectList {
    objects = List.copyOf(objects);
    Objects.requireNonNull(continuation, "continuation");
  }
}
