package dev.sentinelsync.catalog.item;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether an item still has a query to run (analysis rules 4.2). */
public enum QueryStatus {
  HAS_QUERY,
  NO_QUERY,
  RETIRED,
  DEPRECATED,
  MOVED_OR_REPLACED,
  MISSING_QUERY;

  /** The status in words, such as {@code Moved Or Replaced}. */
  public String label() {
    return Arrays.stream(name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /** Whether a rule or query of this status is listed apart from the active ones. */
  public boolean isInactive() {
    return this != HAS_QUERY && this != NO_QUERY;
  }
}
