package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.HtmlPages;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.PageRenderer;
import dev.sentinelsync.site.template.Markup;
import java.util.ArrayList;
import java.util.List;

/** Pages that lead to another page: permanent addresses of ids, and aliases (page layouts 16). */
public final class RedirectPages {

  private static final PageRenderer LIST =
      PageRenderer.markdown(Role.INDEX, RedirectPages::renderList);

  private RedirectPages() {}

  /**
   * What the template of a list sees.
   *
   * @param id the id
   * @param items links to the items that have it
   */
  public record ListModel(String id, List<Markup> items) {}

  /**
   * What the template of a redirect sees.
   *
   * @param name of the page that it leads to
   * @param target link to it
   */
  public record Model(String name, Markup target) {}

  /** The page of an id: leads to the item, or to all of them if several have it. */
  public static List<Output> renderId(PageContext context) {
    PermanentId id = context.facts().get(PermanentId.FAMILY, context.id());
    if (id.paths().size() > 1) {
      return LIST.render(context);
    }
    String path = id.paths().get(0);
    return redirect(context, new PageId(PageKind.ITEM, path), itemName(context, path));
  }

  private static String renderList(PageContext context) {
    PermanentId id = context.facts().get(PermanentId.FAMILY, context.id());
    List<Markup> items =
        id.paths().stream()
            .map(
                path ->
                    context.links().to(new PageId(PageKind.ITEM, path), itemName(context, path)))
            .toList();
    return context.fill("permanent-id.md.ftl", new ListModel(id.id(), items));
  }

  private static String itemName(PageContext context, String path) {
    return context.facts().get(ItemCatalog.ITEM_ROW, path).name();
  }

  /**
   * A page that leads to another one.
   *
   * @param name of the other page
   */
  public static List<Output> redirect(PageContext context, PageId target, String name) {
    List<Output> outputs = new ArrayList<>();
    if (context.isInMarkdown()) {
      String text =
          context.fill("redirect.md.ftl", new Model(name, context.links().to(target, name)));
      outputs.add(Output.text(context.address(), Role.INDEX, text));
    }
    if (Forms.of(context.facts()).html()) {
      outputs.add(HtmlPages.redirect(context, target, name));
    }
    return outputs;
  }
}
