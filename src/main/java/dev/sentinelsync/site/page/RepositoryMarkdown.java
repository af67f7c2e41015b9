package dev.sentinelsync.site.page;

import dev.sentinelsync.site.markdown.RepositoryLinks;
import dev.sentinelsync.site.markdown.SafeMarkdown;
import dev.sentinelsync.site.template.Markup;

/**
 * Markdown and HTML that a file of the repository brings into a page. The one way by which such
 * text comes in.
 */
public final class RepositoryMarkdown {

  private RepositoryMarkdown() {}

  /**
   * Makes a text fit for a page.
   *
   * @param text as the file has it
   * @param folder repository folder that relative references in the text start from
   */
  public static Markup of(PageContext context, String text, String folder) {
    RepositoryLinks links = new RepositoryLinks(folder, path -> SourceUrls.of(context, path));
    return context
        .fragments()
        .map(fragments -> fragments.add(text, links))
        .orElseGet(() -> new Markup(SafeMarkdown.of(text, links)));
  }
}
