package dev.sentinelsync.kql.names;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tables and functions that the rows of a pipeline come from, in the order they are read. */
final class SourceContext {

  /** Enough for the widest real union; without a bound, chains of unions would cost the square. */
  private static final int MOST = 64;

  private final Set<String> names = new LinkedHashSet<>();

  void add(String name) {
    if (names.size() < MOST) {
      names.add(name);
    }
  }

  void addAll(SourceContext other) {
    if (other != this) {
      for (String name : other.names) {
        add(name);
      }
    }
  }

  Collection<String> names() {
    return Collections.unmodifiableSet(names);
  }
}
