package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.PercentEncoding;
import java.util.function.UnaryOperator;

/** Addresses of files on the host of the source repository (page layouts 4). */
public final class SourceUrls {

  /**
   * Name of the setting that holds the address of the branch's root, without a final slash; empty
   * if files of the source have no address.
   */
  public static final String SETTING = "source.web-url";

  private SourceUrls() {}

  /** The address of a file or folder of the repository; empty if there is none. */
  public static String of(PageContext context, String path) {
    return of(context.facts(), path);
  }

  /** The address of a file or folder of the repository; empty if there is none. */
  public static String of(Facts facts, String path) {
    String root = facts.get(InputCatalog.SETTING, SETTING);
    return root.isEmpty() ? "" : root + "/" + PercentEncoding.path(path);
  }

  /** A link to a file or folder of the repository; its path as code if it has no address. */
  public static Markup link(PageContext context, UnaryOperator<String> label, String path) {
    String url = of(context, path);
    return new Markup(
        url.isEmpty() ? Escape.code(path) : "[" + label.apply(url) + "](" + url + ")");
  }
}
