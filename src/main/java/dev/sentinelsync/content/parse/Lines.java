package dev.sentinelsync.content.parse;

/** Line ends of texts that end up on pages. */
public final class Lines {

  private Lines() {}

  /** The text with CRLF and lone CR as LF. */
  public static String unix(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
