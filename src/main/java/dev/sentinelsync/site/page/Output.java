package dev.sentinelsync.site.page;

/**
 * A file that a page is published as. Its media type follows from the ending of its address.
 *
 * @param address its path from the root of the site
 * @param role when it is published
 * @param bytes the file; not copied, so it must not be changed
 */
public record Output(String address, Role role, byte[] bytes) {

  /** What an output is to the others, in the order of publishing: links lead to what is there. */
  public enum Role {
    /** Pictures, style sheets and the like, which pages use. */
    ASSET,
    /** About one thing. */
    PAGE,
    /** Leads to other pages. */
    INDEX
  }
}
