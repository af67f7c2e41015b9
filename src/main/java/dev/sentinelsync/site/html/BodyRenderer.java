package dev.sentinelsync.site.html;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes what plain Markdown does not have: texts of the repository, and queries in colours. */
final class BodyRenderer implements NodeRenderer {

  private static final String QUERY = "kusto";

  private final HtmlWriter html;

  BodyRenderer(HtmlNodeRendererContext context) {
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(BodyNodes.Block.class, BodyNodes.Phrase.class, FencedCodeBlock.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof BodyNodes.Block block) {
      html.line();
      html.raw(block.html());
      html.line();
    } else if (node instanceof BodyNodes.Phrase phrase) {
      html.raw(phrase.html());
    } else if (node instanceof FencedCodeBlock code) {
      code(code);
    }
  }

  /** The first word behind the fence is the language. */
  private void code(FencedCodeBlock code) {
    boolean query = QUERY.equals(code.getInfo());
    html.line();
    // In an order that is the same in every process.
    Map<String, String> attributes = new TreeMap<>();
    if (query) {
      attributes.put("class", "query");
    }
    // A block that scrolls sideways can be reached by keyboard.
    attributes.put("tabindex", "0");
    html.tag("pre", attributes);
    html.tag("code");
    if (query) {
      QueryHighlighter.write(code.getLiteral(), html);
    } else {
      html.text(code.getLiteral());
    }
    html.tag("/code");
    html.tag("/pre");
    html.line();
  }
}
