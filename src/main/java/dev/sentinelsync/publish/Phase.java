package dev.sentinelsync.publish;

/**
 * When a page is written by a store that cannot switch all at once. Declared in the order of
 * writing, so that whatever is linked to exists first; removals go the other way round.
 */
public enum Phase {
  /** Images, style sheets and the like: pages and indexes use them. */
  ASSET("a"),
  /** A page about one thing. */
  PAGE("p"),
  /** A page that leads to other pages: home page, lists, letter pages. */
  INDEX("i"),
  /** Part of the data by which scripts find pages of the phases before. */
  SHARD("s"),
  /** Names the shards. */
  MANIFEST("m");

  private final String code;

  Phase(String code) {
    this.code = code;
  }

  /** Its letter in a manifest. */
  public String code() {
    return code;
  }

  /**
   * The phase of a letter.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Phase ofCode(String code) {
    for (Phase phase : values()) {
      if (phase.code.equals(code)) {
        return phase;
      }
    }
    throw new IllegalArgumentException("no phase has the letter \"" + code + "\"");
  }
}
