package dev.sentinelsync.publish.objects.store;

import java.util.Objects;

/**
 * Under which condition an object is written, checked by the store itself.
 *
 * @param kind which
 * @param tag the entity tag that the object must have; empty for the other kinds
 */
public record Condition(Kind kind, String tag) {

  /** Whatever is there is replaced. */
  public static final Condition NONE = new Condition(Kind.NONE, "");

  /** Nothing may be there ({@code If-None-Match: *}). */
  public static final Condition ABSENT = new Condition(Kind.ABSENT, "");

  /** The kinds of conditions. */
  public enum Kind {
    /** No condition. */
    NONE,
    /** No such object. */
    ABSENT,
    /** The object has a certain entity tag. */
    MATCHES
  }

  /** Checks that all is there. */
  public Condition {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(tag, "tag");
  }

  /**
   * What is there must have this entity tag ({@code If-Match}); with none, nothing may be there.
   */
  public static Condition unchangedSince(String tag) {
    return tag.isEmpty() ? ABSENT : new Condition(Kind.MATCHES, tag);
  }
}
