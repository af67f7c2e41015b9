package dev.sentinelsync.site;

import dev.sentinelsync.site.template.Markup;

/** Descriptions as pages show them. */
final class Descriptions {

  private Descriptions() {}

  /** The description of an item: without white space and one pair of quotes around it. */
  static Markup item(String description) {
    String text = unquote(unquote(Lines.strip(description), '\''), '"');
    return new Markup(text);
  }

  private static String unquote(String text, char quote) {
    boolean quoted =
        text.length() >= 2 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
