package dev.sentinelsync.site.page;

import dev.sentinelsync.site.page.Output.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes the pages of one kind. Stateless: everything it shows it asks the context for. */
@FunctionalInterface
public interface PageRenderer {

  /**
   * Makes one page.
   *
   * @return its outputs, at least one; the first lies at the address of the page, each other one at
   *     an address that no other output has
   */
  List<Output> render(PageContext context);

  /** A renderer of pages that are one file. */
  static PageRenderer file(Role role, Function<PageContext, byte[]> bytes) {
    return context -> List.of(new Output(context.address(), role, bytes.apply(context)));
  }

  /**
   * A renderer of pages that are HTML alone.
   *
   * @param text makes the page's content as Markdown
   */
  static PageRenderer html(Role role, Function<PageContext, String> text) {
    return context -> List.of(HtmlPages.render(context.forHtml(), role, text));
  }

  /**
   * A renderer of pages in the formats of the setting {@link Forms#SETTING}.
   *
   * @param text makes the page's text; carriage returns in it are normalised to line feeds. Files
   *     that the page brings besides it {@linkplain PageContext#addFile adds} to the context
   */
  static PageRenderer markdown(Role role, Function<PageContext, String> text) {
    return context -> {
      List<Output> outputs = new ArrayList<>();
      if (context.isInMarkdown()) {
        outputs.add(Output.text(context.address(), role, text.apply(context)));
      }
      boolean html = Forms.of(context.facts()).html();
      if (html) {
        outputs.add(HtmlPages.render(context.forHtml(), role, text));
      }
      outputs.addAll(context.files());
      return outputs;
    };
  }
}
