package dev.sentinelsync.site.html;

import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Attributes of a page's own elements: anchors of headings, and classes in place of {@code align},
 * which is no longer part of HTML; and the direction of text that has its own.
 */
final class BodyAttributes implements AttributeProvider {

  private final Map<Node, String> ids;
  private final boolean turns;

  /**
   * @param ids anchors of the page's headings
   * @param turns whether the page has text that is written from right to left
   */
  BodyAttributes(Map<Node, String> ids, boolean turns) {
    this.ids = ids;
    this.turns = turns;
  }

  @Override
  public void setAttributes(Node node, String element, Map<String, String> attributes) {
    if (node instanceof Heading) {
      attributes.put("id", ids.get(node));
    }
    if (turns && Direction.turns(node)) {
      attributes.put("dir", "auto");
    }
    String align = attributes.remove("align");
    if (align != null && !align.equals("left")) {
      attributes.put("class", align);
    }
  }
}
