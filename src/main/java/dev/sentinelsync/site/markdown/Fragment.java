package dev.sentinelsync.site.markdown;

import java.util.Arrays;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** The lines of a node as they stand in the source, without the marks of quotes and lists. */
final class Fragment {

  private final List<SourceSpan> lines;
  private final int[] starts;
  private final String text;

  private Fragment(List<SourceSpan> lines, int[] starts, String text) {
    this.lines = lines;
    this.starts = starts;
    this.text = text;
  }

  static Fragment of(Node node, String source) {
    List<SourceSpan> lines = node.getSourceSpans();
    int[] starts = new int[lines.size()];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < starts.length; i++) {
      SourceSpan line = lines.get(i);
      if (i > 0) {
        text.append('\n');
      }
      starts[i] = text.length();
      text.append(source, line.getInputIndex(), line.getInputIndex() + line.getLength());
    }
    return new Fragment(lines, starts, text.toString());
  }

  /** Where a node begins in the source. */
  static int start(Node node) {
    return node.getSourceSpans().get(0).getInputIndex();
  }

  /** Where a node ends in the source. */
  static int end(Node node) {
    List<SourceSpan> lines = node.getSourceSpans();
    SourceSpan last = lines.get(lines.size() - 1);
    return last.getInputIndex() + last.getLength();
  }

  String text() {
    return text;
  }

  /** The place in the source of a place in {@link #text}. */
  int source(int offset) {
    int line = Arrays.binarySearch(starts, offset);
    int found = line >= 0 ? line : -line - 2;
    return lines.get(found).getInputIndex() + offset - starts[found];
  }

  /** The place in the source behind a character of {@link #text}. */
  int sourceBehind(int offset) {
    return offset == 0 ? source(0) : source(offset - 1) + 1;
  }
}
