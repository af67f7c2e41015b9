package dev.sentinelsync.site.markdown;

import dev.sentinelsync.site.markdown.HtmlToken.Attribute;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.owasp.html.Encoding;

/**
 * One reading of a text: finds what must not stay as it is and says what to put there. A change may
 * turn what was HTML into Markdown, so the changed text has to be read again.
 */
final class Review {

  /** Such as {@code [//]: # (a comment)}. */
  private static final Pattern COMMENT_LABEL = Pattern.compile("[^\\p{L}\\p{N}]*");

  private final String source;
  private final RepositoryLinks links;
  private final TagPolicy policy;
  private final Set<String> anchors = new HashSet<>();
  private final Edits edits = new Edits();
  private final OpenElements elements = new OpenElements(edits);
  private String openFence = "";

  private Review(String source, RepositoryLinks links, TagPolicy policy) {
    this.source = source;
    this.links = links;
    this.policy = policy;
  }

  /** The text with what this reading found repaired; the same text if nothing was found. */
  static String of(String source, Node document, RepositoryLinks links, TagPolicy policy) {
    Review review = new Review(source, links, policy);
    review.collectAnchors(document);
    Tree.walk(document, review::enter, review::leave);
    return review.result();
  }

  private String result() {
    String tags = elements.finish();
    String end = openFence.isEmpty() ? "" : (source.endsWith("\n") ? "" : "\n") + openFence;
    if (!tags.isEmpty()) {
      end += "\n\n" + tags;
    }
    if (!end.isEmpty()) {
      edits.insert(source.length(), end);
    }
    return edits.isEmpty() ? source : edits.apply(source);
  }

  private void collectAnchors(Node document) {
    HeadingAnchors headings = new HeadingAnchors();
    Tree.walk(
        document,
        node -> {
          if (node instanceof Heading) {
            anchors.add(headings.next(Tree.plainText(node)));
          } else if (node instanceof HtmlBlock || node instanceof HtmlInline) {
            for (HtmlToken token : HtmlTokenizer.tokens(Fragment.of(node, source).text())) {
              token.attribute("id").ifPresent(id -> anchors.add(decoded(id)));
              token.attribute("name").ifPresent(name -> anchors.add(decoded(name)));
            }
          }
        },
        node -> {});
  }

  private void enter(Node node) {
    if (node instanceof HtmlBlock || node instanceof HtmlInline) {
      html(node);
    } else if (node instanceof Link link) {
      link(link, link.getDestination(), link.getTitle());
    } else if (node instanceof Image image) {
      link(image, image.getDestination(), image.getTitle());
    } else if (node instanceof LinkReferenceDefinition definition) {
      definition(definition);
    } else if (node instanceof FencedCodeBlock code) {
      if (code.getClosingFenceLength() == null && code.getParent() instanceof Document) {
        openFence = code.getFenceCharacter().repeat(code.getOpeningFenceLength());
      }
    }
  }

  private void leave(Node node) {
    if (OpenElements.isLeft(node)) {
      elements.leave(node);
    }
  }

  private void link(Node link, String destination, String title) {
    Optional<String> target = links.resolve(destination, anchors);
    int start = Fragment.start(link);
    if (source.charAt(start) == '<') {
      if (target.isEmpty()) {
        edits.replace(start, start + 1, "&lt;");
      }
      return;
    }
    LinkSyntax syntax = LinkSyntax.of(link, source);
    if (target.isEmpty()) {
      edits.delete(start, syntax.labelStart());
      edits.delete(syntax.labelEnd(), Fragment.end(link));
    } else if (!syntax.inline()) {
      String inline = "(" + InlineTarget.of(target.get(), title) + ")";
      edits.replace(syntax.labelEnd() + 1, Fragment.end(link), inline);
    } else if (!target.get().equals(destination)) {
      edits.replace(syntax.start(), syntax.end(), InlineTarget.of(target.get(), null));
    }
  }

  /**
   * A definition holds for the whole page: a name in brackets elsewhere on it would become a link.
   * So links carry their destinations themselves; only definitions that serve as comments stay.
   */
  private void definition(LinkReferenceDefinition definition) {
    boolean comment =
        COMMENT_LABEL.matcher(definition.getLabel()).matches()
            && (definition.getDestination().isEmpty() || definition.getDestination().equals("#"));
    if (!comment) {
      edits.delete(Fragment.start(definition), Fragment.end(definition));
    }
  }

  private void html(Node node) {
    Fragment fragment = Fragment.of(node, source);
    for (HtmlToken token : HtmlTokenizer.tokens(fragment.text())) {
      int start = fragment.source(token.start());
      int end = fragment.sourceBehind(token.end());
      boolean tag =
          token.kind() == HtmlToken.Kind.START_TAG || token.kind() == HtmlToken.Kind.END_TAG;
      if (token.kind() == HtmlToken.Kind.COMMENT) {
        continue;
      }
      if (!tag || !TagPolicy.allows(token.name())) {
        edits.replace(start, start + 1, "&lt;");
      } else if (token.kind() == HtmlToken.Kind.END_TAG) {
        elements.close(token.name(), start, end, node);
      } else {
        startTag(token, fragment, start, end, node);
      }
    }
  }

  private void startTag(HtmlToken tag, Fragment fragment, int start, int end, Node node) {
    String written = fragment.text().substring(tag.start(), tag.end());
    Optional<String> judged = policy.judge(written, tag);
    if (judged.isEmpty()) {
      edits.replace(start, start + 1, "&lt;");
      return;
    }
    elements.open(tag.name(), start, end, node);
    if (judged.get().equals(written)) {
      tag.attribute("href").ifPresent(href -> address(href, fragment));
      tag.attribute("src").ifPresent(src -> address(src, fragment));
    } else {
      edits.replace(start, end, judged.get());
    }
  }

  private void address(Attribute attribute, Fragment fragment) {
    String meant = decoded(attribute);
    Optional<String> target = links.resolve(meant, anchors);
    if (target.filter(meant::equals).isPresent()) {
      return;
    }
    if (target.isPresent()) {
      String quote = attribute.quote() == ' ' ? "\"" : "";
      edits.replace(
          fragment.source(attribute.valueStart()),
          fragment.sourceBehind(attribute.valueStart() + attribute.value().length()),
          quote + target.get().replace("&", "&amp;") + quote);
    } else {
      edits.delete(fragment.source(attribute.start()), fragment.sourceBehind(attribute.end()));
    }
  }

  private static String decoded(Attribute attribute) {
    return Encoding.decodeHtml(attribute.value(), true).strip();
  }
}
