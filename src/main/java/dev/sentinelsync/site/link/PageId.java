package dev.sentinelsync.site.link;

/**
 * The identity of a page, whatever its address.
 *
 * @param kind what it shows
 * @param id which one; empty where there is only one
 */
public record PageId(PageKind kind, String id) {

  /** The only page of a kind. */
  public static PageId of(PageKind kind) {
    return new PageId(kind, "");
  }

  /** Reads what {@link #key} wrote. */
  public static PageId parse(String key) {
    int slash = key.indexOf('/');
    return new PageId(PageKind.valueOf(key.substring(0, slash)), key.substring(slash + 1));
  }

  /** The identity as text. */
  public String key() {
    return kind.name() + "/" + id;
  }

  @Override
  public String toString() {
    return key();
  }
}
