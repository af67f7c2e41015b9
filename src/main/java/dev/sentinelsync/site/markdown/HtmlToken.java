package dev.sentinelsync.site.markdown;

import java.util.List;
import java.util.Optional;

/**
 * A piece of markup within a fragment of HTML; positions count from the fragment's start.
 *
 * @param kind what it is
 * @param name the element's name in lower case; empty if it is no tag
 * @param start where it begins
 * @param end behind its last character; the fragment's end if it has none
 * @param attributes of a start tag, as written
 */
record HtmlToken(Kind kind, String name, int start, int end, List<Attribute> attributes) {

  /** What a piece of markup is to a browser. */
  enum Kind {
    /** Opens an element. */
    START_TAG,
    /** Closes an element. */
    END_TAG,
    /** A comment that ends where every reader takes it to end. */
    COMMENT,
    /** Declarations, processing instructions, CDATA, comments on which readers disagree. */
    OTHER,
    /** Markup that continues behind the fragment. */
    UNFINISHED
  }

  /**
   * An attribute as written.
   *
   * @param name in lower case
   * @param start where the white space before it begins
   * @param value as written, without quotes; empty if there is none
   * @param valueStart where the value begins, behind its quote
   * @param quote the quote, or a blank if there is none
   */
  record Attribute(String name, int start, String value, int valueStart, char quote) {

    int end() {
      return valueStart + value.length() + (quote == ' ' ? 0 : 1);
    }
  }

  Optional<Attribute> attribute(String name) {
    return attributes.stream().filter(attribute -> attribute.name.equals(name)).findFirst();
  }
}
