package dev.sentinelsync.support;

/** Divides texts into 256 shares of about the same size. */
public final class HashShare {

  /** Number of shares. */
  public static final int COUNT = 256;

  private HashShare() {}

  /** The share of a text, from 0. The hash of a text is the same in every Java. */
  public static int of(String text) {
    int hash = text.hashCode();
    return (hash ^ hash >>> 8 ^ hash >>> 16 ^ hash >>> 24) & COUNT - 1;
  }
}
