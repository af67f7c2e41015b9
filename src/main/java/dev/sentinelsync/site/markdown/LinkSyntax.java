package dev.sentinelsync.site.markdown;

import java.util.Optional;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;

/**
 * Where the parts of a link stand in the source. The parser tells where a link begins and ends, not
 * where its destination does.
 *
 * @param labelStart behind the opening bracket
 * @param labelEnd at the closing bracket
 * @param start of the destination, with its angle brackets if it has some
 * @param end of the destination
 */
record LinkSyntax(int labelStart, int labelEnd, int start, int end) {

  /** The parts of an inline link or image; empty for one that uses a definition. */
  static Optional<LinkSyntax> of(Node link, String source) {
    int labelStart = Fragment.start(link) + (link instanceof Image ? 2 : 1);
    int end = Fragment.end(link);
    Node last = link.getLastChild();
    int from = last == null || last.getSourceSpans().isEmpty() ? labelStart : Fragment.end(last);
    int labelEnd = source.indexOf(']', from);
    if (labelEnd < 0 || labelEnd + 1 >= end || source.charAt(labelEnd + 1) != '(') {
      return Optional.empty();
    }
    return Optional.of(at(labelStart, labelEnd, labelEnd + 2, source, end));
  }

  /** The parts of a definition. */
  static LinkSyntax of(LinkReferenceDefinition definition, String source) {
    int labelStart = Fragment.start(definition) + 1;
    int end = Fragment.end(definition);
    int labelEnd = labelStart;
    while (labelEnd < end && !source.startsWith("]:", labelEnd)) {
      labelEnd += source.charAt(labelEnd) == '\\' ? 2 : 1;
    }
    return at(labelStart, labelEnd, Math.min(labelEnd + 2, end), source, end);
  }

  private static LinkSyntax at(int labelStart, int labelEnd, int from, String source, int limit) {
    int start = skipBlanks(source, from, limit);
    int end = destinationEnd(source, start, limit);
    return new LinkSyntax(labelStart, labelEnd, start, end);
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
