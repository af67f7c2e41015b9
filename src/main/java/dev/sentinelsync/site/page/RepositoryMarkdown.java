package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.markdown.BranchAddresses;
import dev.sentinelsync.site.markdown.EmbeddedImage;
import dev.sentinelsync.site.markdown.RepositoryLinks;
import dev.sentinelsync.site.markdown.SafeMarkdown;
import dev.sentinelsync.site.template.Markup;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
    UnaryOperator<String> address = path -> SourceUrls.of(context, path);
    return context
        .fragments()
        .map(fragments -> fragments.add(text, withImages(context, folder, address)))
        .orElseGet(() -> new Markup(SafeMarkdown.of(text, new RepositoryLinks(folder, address))));
  }

  private static RepositoryLinks withImages(
      PageContext context, String folder, UnaryOperator<String> address) {
    BranchAddresses branch = BranchAddresses.of(context.setting(SourceUrls.SETTING));
    return new RepositoryLinks(folder, address, branch, path -> image(context, path));
  }

  /** The image at a path of the repository, if the site has it. */
  private static Optional<EmbeddedImage> image(PageContext context, String path) {
    return context
        .facts()
        .find(InputCatalog.FILE, path)
        .flatMap(file -> context.facts().find(SiteFacts.README_IMAGE, file.blob()))
        .map(
            image ->
                new EmbeddedImage(
                    context.links().href(new PageId(PageKind.README_IMAGE, image.blob())),
                    image.width(),
                    image.height()));
  }
}
