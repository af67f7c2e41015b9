package dev.sentinelsync.site;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.PageRenderer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that the site knows about one kind of pages.
 *
 * @param kind the kind
 * @param label its name in the navigation bar; empty if it is not there
 * @param renderer makes its pages
 * @param subject what decides which pages there are, for pages that depend on the repository
 * @param fixed addresses of the pages that are always there, by identifier within the kind
 * @param presence which sites have its pages
 */
record PageType(
    PageKind kind,
    String label,
    PageRenderer renderer,
    Optional<Subject<?>> subject,
    SortedMap<String, String> fixed,
    Presence presence) {

  /** Which sites have the pages of a kind. */
  enum Presence {
    ALWAYS,
    /** Those of the layout {@code full}, and those with HTML, which shows the same. */
    FULL,
    /** Those with HTML. */
    HTML,
    /** Those with HTML and a search. */
    SEARCH,
    /** Each page those that name it among their files. */
    NAMED;

    boolean isAmong(Forms forms) {
      return switch (this) {
        case ALWAYS -> true;
        case FULL -> forms.haveFullPages();
        case HTML -> forms.html();
        case SEARCH -> forms.search();
        case NAMED -> !forms.files().isEmpty();
      };
    }
  }

  /**
   * The facts that have a page each.
   *
   * @param facts the family
   * @param address the address that a fact suggests, from the root of the site
   * @param <V> type of the facts
   */
  record Subject<V>(Family<V> facts, Function<V, String> address) {

    /** The suggested addresses as facts, by the identifiers of the subjects. */
    Family<String> addresses() {
      return new Family<>("page-of-" + facts.name());
    }
  }

  /** A Markdown page that is always there and leads to others. */
  static PageType index(
      PageKind kind, String address, String label, Function<PageContext, String> text) {
    return new PageType(
        kind,
        label,
        PageRenderer.markdown(Output.Role.INDEX, text),
        Optional.empty(),
        new TreeMap<>(Map.of("", address)),
        Presence.ALWAYS);
  }

  /** A page that has no Markdown form. */
  static PageType html(PageKind kind, String address, Function<PageContext, String> text) {
    return new PageType(
        kind,
        "",
        PageRenderer.html(Output.Role.INDEX, text),
        Optional.empty(),
        new TreeMap<>(Map.of("", address)),
        Presence.HTML);
  }

  /** Files that are always there, in one folder; at the root if it is empty. */
  static PageType files(
      PageKind kind,
      Output.Role role,
      String folder,
      List<String> names,
      Function<PageContext, byte[]> bytes) {
    SortedMap<String, String> fixed = new TreeMap<>();
    names.forEach(name -> fixed.put(name, folder.isEmpty() ? name : folder + "/" + name));
    return new PageType(
        kind, "", PageRenderer.file(role, bytes), Optional.empty(), fixed, Presence.ALWAYS);
  }

  /** Files at the root that a site has if its forms name them. */
  static PageType rootFiles(PageKind kind, List<String> names, PageRenderer renderer) {
    SortedMap<String, String> fixed = new TreeMap<>();
    names.forEach(name -> fixed.put(name, name));
    return new PageType(kind, "", renderer, Optional.empty(), fixed, Presence.NAMED);
  }

  /** A Markdown page for each fact of a family. */
  static <V> PageType each(
      PageKind kind,
      Output.Role role,
      Family<V> facts,
      Function<V, String> address,
      Function<PageContext, String> text) {
    return new PageType(
        kind,
        "",
        PageRenderer.markdown(role, text),
        Optional.of(new Subject<>(facts, address)),
        new TreeMap<>(),
        Presence.ALWAYS);
  }

  /** A file for each fact of a family, the same in every format of pages. */
  static <V> PageType eachFile(
      PageKind kind,
      Family<V> facts,
      Function<V, String> address,
      Function<PageContext, byte[]> bytes) {
    return eachOf(kind, facts, address, PageRenderer.file(Output.Role.PAGE, bytes));
  }

  /** Files for each fact of a family, in forms of their own. */
  static <V> PageType eachOf(
      PageKind kind, Family<V> facts, Function<V, String> address, PageRenderer renderer) {
    return new PageType(
        kind,
        "",
        renderer,
        Optional.of(new Subject<>(facts, address)),
        new TreeMap<>(),
        Presence.ALWAYS);
  }

  /** The same kind, whose pages only the layout {@code full} has. */
  PageType onlyInFull() {
    return with(Presence.FULL);
  }

  /** The same kind, whose pages only sites with HTML have. */
  PageType onlyWithHtml() {
    return with(Presence.HTML);
  }

  /** The same kind, whose pages only sites with a search have. */
  PageType onlyWithSearch() {
    return with(Presence.SEARCH);
  }

  private PageType with(Presence pages) {
    return new PageType(kind, label, renderer, subject, fixed, pages);
  }

  /** Whether a site of these forms has the pages of this kind. */
  boolean isOnSite(Forms forms) {
    return presence.isAmong(forms);
  }

  /** Whether a site of these forms has one of the pages of this kind that are always there. */
  boolean isOnSite(String id, Forms forms) {
    return isOnSite(forms) && (presence != Presence.NAMED || forms.files().contains(id));
  }

  /** Whether the pages of this kind have a Markdown form. */
  boolean isInMarkdown(Forms forms) {
    return forms.markdown()
        && switch (presence) {
          case ALWAYS -> true;
          case FULL -> forms.fullLayout();
          case HTML, SEARCH, NAMED -> false;
        };
  }

  /** The address that a page asks for, if the facts ask for the page. */
  Optional<String> suggested(PageId page, Facts facts) {
    return subject.isPresent()
        ? facts.find(subject.get().addresses(), page.id())
        : facts.find(SiteFacts.FIXED_PAGE, page.key());
  }
}
