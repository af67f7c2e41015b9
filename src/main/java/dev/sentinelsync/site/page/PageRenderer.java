package dev.sentinelsync.site.page;

import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.support.Lines;
import java.nio.charset.StandardCharsets;
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
   * A renderer of pages in the formats of the setting {@link Forms#SETTING}.
   *
   * @param text makes the page's text; carriage returns in it are normalised to line feeds
   */
  static PageRenderer markdown(Role role, Function<PageContext, String> text) {
    return context -> {
      List<Output> outputs = new ArrayList<>();
      if (context.isInMarkdown()) {
        byte[] bytes = Lines.normalise(text.apply(context)).getBytes(StandardCharsets.UTF_8);
        outputs.add(new Output(context.address(), role, bytes));
      }
      if (Forms.of(context.facts()).html()) {
        outputs.add(HtmlPages.render(context.forHtml(), role, text));
      }
      return outputs;
    };
  }
}
