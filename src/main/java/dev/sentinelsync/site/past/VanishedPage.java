package dev.sentinelsync.site.past;

/**
 * A page that is no more at an address, as it was there last.
 *
 * @param address from the root of the site
 * @param page key of the page
 * @param subject what it showed
 * @param movedTo key of the page that took its place: of the same file at another path, or of what
 *     the address led to; empty if there is none. That page may be gone by now
 */
public record VanishedPage(String address, String page, Subject subject, String movedTo) {

  /**
   * What a page showed.
   *
   * @param name its name; empty for lists
   * @param description its description or the beginning of it; may be empty
   * @param id the item's own id in lower case; empty for other pages
   * @param query digest of the item's query; empty if it has none
   */
  public record Subject(String name, String description, String id, String query) {}
}
