package dev.sentinelsync.site.page;

import dev.sentinelsync.support.Lines;
import java.nio.charset.StandardCharsets;

/**
 * A file that a page is published as. Its media type follows from the ending of its address.
 *
 * @param address its path from the root of the site
 * @param role when it is published
 * @param bytes the file; not copied, so it must not be changed
 */
public record Output(String address, Role role, byte[] bytes) {

  /** A file of text in UTF-8; its line ends become line feeds. */
  public static Output text(String address, Role role, String text) {
    return new Output(address, role, Lines.normalise(text).getBytes(StandardCharsets.UTF_8));
  }

  /** What an output is to the others, in the order of publishing: links lead to what is there. */
  public enum Role {
    /** Pictures, style sheets and the like, which pages use. */
    ASSET,
    /** About one thing. */
    PAGE,
    /** Leads to other pages. */
    INDEX,
    /** Part of the data by which scripts find pages. */
    SHARD,
    /** Names the shards. */
    MANIFEST
  }
}
