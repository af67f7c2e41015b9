package dev.sentinelsync.site.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;

/**
 * Closes gaps between the levels of headings, which readers with a screen reader stumble over: a
 * heading stands one level below the heading that it belongs to.
 */
final class HeadingLevels extends AbstractVisitor {

  /** Levels of the headings that the next one may belong to, as written. */
  private final Deque<Integer> above = new ArrayDeque<>();

  @Override
  public void visit(Heading heading) {
    int written = heading.getLevel();
    while (!above.isEmpty() && above.peek() >= written) {
      above.pop();
    }
    above.push(written);
    heading.setLevel(above.size());
  }
}
