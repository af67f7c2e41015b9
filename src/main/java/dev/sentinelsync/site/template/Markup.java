package dev.sentinelsync.site.template;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Text that is Markdown already. Plain strings are escaped when a template prints them, this is
 * not; only code that escaped or sanitised its parts makes one.
 *
 * @param text the Markdown
 */
public record Markup(String text) {

  /** No text. */
  public static final Markup EMPTY = new Markup("");

  /** Joins parts. */
  public static Markup join(String separator, Collection<Markup> parts) {
    return new Markup(parts.stream().map(Markup::text).collect(Collectors.joining(separator)));
  }

  /** This followed by other Markdown. */
  public Markup plus(String markdown) {
    return new Markup(text + markdown);
  }

  /** Whether there is nothing to print. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}
