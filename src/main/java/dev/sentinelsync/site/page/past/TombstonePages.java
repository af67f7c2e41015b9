package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.site.export.PageAddresses;
import dev.sentinelsync.site.link.Links;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.PageRenderer;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.past.Tombstone;
import dev.sentinelsync.site.past.VanishedPage;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What answers where a page was (page layouts 16.1). */
public final class TombstonePages {

  /** Longest row of moves that is followed; no honest file moves that often. */
  private static final int MOST_MOVES = 20;

  private static final PageRenderer PAGE =
      PageRenderer.markdown(Role.PAGE, TombstonePages::renderPage);

  private TombstonePages() {}

  /**
   * What the template sees.
   *
   * @param name of the page that was there
   * @param kind of that page, in words
   * @param moved whether the page itself lies elsewhere now
   * @param last what it said
   * @param removal when it went
   * @param successors what to read instead
   * @param above link to the list of pages of this kind, or null
   */
  public record Model(
      String name,
      String kind,
      boolean moved,
      VanishedPage last,
      Removal removal,
      List<Successor> successors,
      Above above) {}

  /**
   * When a page went.
   *
   * @param change the commit
   * @param commit the same, with a link where commits have addresses
   * @param address where the page was, as code
   */
  public record Removal(LastChange change, Markup commit, Markup address) {}

  /**
   * A page to read instead.
   *
   * @param page which
   * @param link to it
   * @param reason why it is named
   */
  public record Successor(PageId page, Markup link, String reason) {}

  /** The list of pages of one kind. */
  public record Above(String label, String target) {}

  /** Makes the outputs of a tombstone: of the same forms as the page that was there. */
  public static List<Output> render(PageContext context) {
    if (context.address().endsWith(".md")) {
      return PAGE.render(context);
    }
    Tombstone tombstone = context.facts().get(Tombstone.FAMILY, context.id());
    PageId page = PageId.parse(tombstone.page().page());
    byte[] file =
        page.kind() == PageKind.FEED
            ? FeedPages.ended(context, page.id(), tombstone.removal())
            : GoneFile.render(context, model(context)).getBytes(StandardCharsets.UTF_8);
    return List.of(new Output(context.address(), Role.PAGE, file));
  }

  private static String renderPage(PageContext context) {
    return context.fill("tombstone.md.ftl", model(context));
  }

  private static Model model(PageContext context) {
    Tombstone tombstone = context.facts().get(Tombstone.FAMILY, context.id());
    PageId page = PageId.parse(tombstone.page().page());
    List<Successor> successors = successors(context, tombstone.page());
    String name = tombstone.page().subject().name();
    return new Model(
        name.isBlank() ? tombstone.page().address() : name,
        PageNames.ofKind(page.kind()),
        context.links().exists(page),
        tombstone.page(),
        new Removal(
            tombstone.removal(),
            SourceUrls.commit(context, tombstone.removal().commit()),
            new Markup(Escape.code(tombstone.page().address()))),
        successors,
        above(context, page));
  }

  private static List<Successor> successors(PageContext context, VanishedPage last) {
    Map<PageId, String> found = new LinkedHashMap<>();
    VanishedPage page = last;
    for (int move = 0; move < MOST_MOVES && page != null && found.isEmpty(); move++) {
      Links links = context.links();
      PageId itself = PageId.parse(page.page());
      if (links.exists(itself)) {
        found.put(itself, "moved");
      }
      if (!page.movedTo().isEmpty() && links.exists(PageId.parse(page.movedTo()))) {
        found.putIfAbsent(PageId.parse(page.movedTo()), "moved");
      }
      addItems(context.facts(), page, found);
      page = next(context.facts(), page);
    }
    List<Successor> successors = new ArrayList<>();
    found.forEach(
        (to, reason) ->
            successors.add(
                new Successor(to, context.links().to(to, label(context.facts(), to)), reason)));
    return successors;
  }

  private static void addItems(Facts facts, VanishedPage page, Map<PageId, String> found) {
    VanishedPage.Subject subject = page.subject();
    if (!subject.id().isEmpty()) {
      facts
          .members(ItemCatalog.ITEMS_BY_ID, subject.id())
          .forEach(path -> found.putIfAbsent(new PageId(PageKind.ITEM, path), "same id"));
    }
    if (!subject.query().isEmpty()) {
      facts
          .members(CheckCatalog.BY_QUERY, subject.query())
          .forEach(path -> found.putIfAbsent(new PageId(PageKind.ITEM, path), "same query"));
    }
  }

  /** The page that took its place, if that one is gone too. */
  private static VanishedPage next(Facts facts, VanishedPage page) {
    if (page.movedTo().isEmpty()) {
      return null;
    }
    Optional<Tombstone> newest =
        facts.members(Tombstone.BY_PAGE, page.movedTo()).stream()
            .map(id -> facts.get(Tombstone.FAMILY, id))
            .max(
                Comparator.comparing((Tombstone one) -> one.removal().committedAt())
                    .thenComparing(Tombstone::address));
    return newest.map(Tombstone::page).orElse(null);
  }

  private static String label(Facts facts, PageId page) {
    String name = PageAddresses.name(page, facts);
    return name.isBlank() ? PageNames.ofKind(page.kind()) : name;
  }

  private static Above above(PageContext context, PageId page) {
    PageId list = PageNames.listOf(page.kind());
    return context
        .links()
        .find(list)
        .map(target -> new Above(PageNames.ofKind(list.kind()), target))
        .orElse(null);
  }
}
