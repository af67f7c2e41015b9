package dev.sentinelsync.content;

/** Line ends of texts that end up on pages. */
final class Lines {

  private Lines() {}

  /** The text with CRLF and lone CR as LF. */
  static String unix(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
