package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The forms in which a site shows its pages.
 *
 * @param markdown whether pages are published as Markdown
 * @param html whether pages are published as HTML
 * @param fullLayout whether Markdown has the layout {@code full}
 * @param search whether the HTML form has a search
 * @param files the files for browsers, crawlers and hosts that the site has besides, by address
 */
public record Forms(
    boolean markdown, boolean html, boolean fullLayout, boolean search, SortedSet<String> files) {

  /** Name of the setting with the formats of pages: {@code markdown}, {@code html}, or both. */
  public static final String SETTING = "site.formats";

  /** Name of the setting that says whether HTML has a search: {@code on}, or anything else. */
  public static final String SEARCH = "site.search";

  /** Name of the setting with the addresses of {@link #files}, with a comma between. */
  public static final String FILES = "site.files";

  /** The value of that setting for Markdown alone. */
  public static final List<String> MARKDOWN_ALONE = List.of("markdown");

  /** The value of that setting for all formats. */
  public static final List<String> ALL = List.of("markdown", "html");

  /** Copies the set. */
  public Forms {
    files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
  }

  /** The forms of a site without other files. */
  public Forms(boolean markdown, boolean html, boolean fullLayout, boolean search) {
    this(markdown, html, fullLayout, search, Collections.emptySortedSet());
  }

  /** The forms of the site whose facts these are. */
  public static Forms of(Facts facts) {
    return of(name -> facts.find(InputCatalog.SETTING, name).orElse(""));
  }

  /** The forms that settings ask for. Without formats they are Markdown. */
  public static Forms of(UnaryOperator<String> settings) {
    List<String> formats = List.of(settings.apply(SETTING).split(","));
    boolean html = formats.contains("html");
    return new Forms(
        !html || formats.contains("markdown"),
        html,
        settings.apply(PageContext.LAYOUT).equals(PageContext.FULL),
        html && settings.apply(SEARCH).equals("on"),
        html ? new TreeSet<>(List.of(settings.apply(FILES).split(","))) : new TreeSet<>());
  }

  /**
   * Whether the site has the pages that only the layout {@code full} has. HTML always shows what
   * that layout shows.
   */
  public boolean haveFullPages() {
    return fullLayout || html;
  }
}
