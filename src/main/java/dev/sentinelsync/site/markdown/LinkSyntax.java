package dev.sentinelsync.site.markdown;

import org.commonmark.node.Image;
import org.commonmark.node.Node;

/**
 * Where the parts of a link stand in the source. The parser reports where a link begins and ends,
 * not where its destination does.
 *
 * @param inline whether the destination stands in the link, not in a definition
 * @param labelStart behind the opening bracket
 * @param labelEnd at the closing bracket
 * @param start of the destination, with its angle brackets if it has some
 * @param end of the destination
 */
record LinkSyntax(boolean inline, int labelStart, int labelEnd, int start, int end) {

  static LinkSyntax of(Node link, String source) {
    int labelStart = Fragment.start(link) + (link instanceof Image ? 2 : 1);
    int end = Fragment.end(link);
    Node last = link.getLastChild();
    int from = last == null || last.getSourceSpans().isEmpty() ? labelStart : Fragment.end(last);
    int labelEnd = source.indexOf(']', from);
    if (labelEnd < 0 || labelEnd >= end) {
      labelEnd = end - 1;
    }
    if (!source.startsWith("(", labelEnd + 1) || labelEnd + 1 == end) {
      return new LinkSyntax(false, labelStart, labelEnd, end, end);
    }
    int start = skipBlanks(source, labelEnd + 2, end);
    return new LinkSyntax(true, labelStart, labelEnd, start, destinationEnd(source, start, end));
  }

  /** The destination may stand on the next line, behind the marks of a quote. */
  private static int skipBlanks(String source, int from, int limit) {
    boolean nextLine = false;
    int position = from;
    while (position < limit) {
      char c = source.charAt(position);
      nextLine |= c == '\n';
      if (!Character.isWhitespace(c) && !(nextLine && c == '>')) {
        break;
      }
      position++;
    }
    return position;
  }

  private static int destinationEnd(String source, int start, int limit) {
    boolean bracketed = start < limit && source.charAt(start) == '<';
    int depth = 0;
    int position = bracketed ? start + 1 : start;
    for (; position < limit; position++) {
      char c = source.charAt(position);
      if (c == '\\') {
        position++;
      } else if (bracketed && c == '>') {
        return position + 1;
      } else if (!bracketed && (Character.isWhitespace(c) || c == ')' && depth-- == 0)) {
        return position;
      } else if (c == '(') {
        depth++;
      }
    }
    return Math.min(position, limit);
  }
}
