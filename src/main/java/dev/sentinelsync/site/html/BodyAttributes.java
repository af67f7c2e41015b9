package dev.sentinelsync.site.html;

import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Attributes of a page's own elements: anchors of headings, and classes in place of {@code align},
 * which is no longer part of HTML.
 */
final class BodyAttributes implements AttributeProvider {

  private final Map<Node, String> ids;

  /**
   * @param ids anchors of the page's headings
   */
  BodyAttributes(Map<Node, String> ids) {
    this.ids = ids;
  }

  @Override
  public void setAttributes(Node node, String element, Map<String, String> attributes) {
    if (node instanceof Heading) {
      attributes.put("id", ids.get(node));
    }
    String align = attributes.remove("align");
    if (align != null && !align.equals("left")) {
      attributes.put("class", align);
    }
  }
}
