package dev.sentinelsync.webhook;

/** Makes text of a sender fit for a log line and an answer. */
final class PrintableText {

  private static final int MAXIMUM_LENGTH = 120;

  private PrintableText() {}

  /** The text without line breaks, control, format and unassigned characters, cut when long. */
  static String of(String text) {
    String shown = text.length() > MAXIMUM_LENGTH ? text.substring(0, MAXIMUM_LENGTH) + "…" : text;
    return shown.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
  }
}
