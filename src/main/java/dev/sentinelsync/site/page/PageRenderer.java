package dev.sentinelsync.site.page;

import dev.sentinelsync.support.Lines;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Makes the pages of one kind. Stateless: everything it shows it asks the context for. */
@FunctionalInterface
public interface PageRenderer {

  /**
   * Makes one page.
   *
   * @return the file's bytes
   */
  byte[] render(PageContext context);

  /**
   * A renderer of Markdown.
   *
   * @param text makes the page's text; carriage returns in it are normalised to line feeds
   */
  static PageRenderer markdown(Function<PageContext, String> text) {
    return context -> Lines.normalise(text.apply(context)).getBytes(StandardCharsets.UTF_8);
  }
}
