package dev.sentinelsync.config;

import java.util.Collection;
import java.util.List;

/** The configuration cannot be used; all that is wrong with it at once. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  SettingsException(String origin, Collection<String> problems) {
    super(
        problems.size() == 1
            ? "%s: %s".formatted(origin, problems.iterator().next())
            : "%s has %d problems:\n  - %s"
                .formatted(origin, problems.size(), String.join("\n  - ", problems)));
    this.problems = List.copyOf(problems);
  }

  /** One message each: the key and what is allowed. */
  public List<String> problems() {
    return problems;
  }
}
