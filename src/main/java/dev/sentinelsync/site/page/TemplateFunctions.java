package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.markdown.HeadingAnchors;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.site.template.TemplateFunction;
import dev.sentinelsync.support.Lines;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The functions that templates call. Those that link to pages ask for addresses as {@link
 * dev.sentinelsync.site.link.Links} does, so a template cannot write a dead link either.
 *
 * <ul>
 *   <li>{@code link("statistics")}, {@code link("table", key)}: the reference to a page; the first
 *       argument is a {@link PageKind} in lower case, with hyphens
 *   <li>{@code linkByRoot(...)}: the same by way of the root of the site, as frames have it
 *   <li>{@code navigation()}: references to the pages of the navigation bar by their labels
 *   <li>{@code explorer()}: the page of the search, as the {@code target} of a link to it, and
 *       whether it is {@code here}
 *   <li>{@code asimIcon()}, {@code asimBadge()}: the ASIM sign, small and large
 *   <li>{@code breadcrumb(label, target)}: notes a page above this one for the frame of its HTML
 *       form; prints nothing
 *   <li>{@code anchor(heading)}: the anchor that renderers give to a heading of plain text
 *   <li>{@code safeMarkdown(text, path)}: Markdown with text of a repository file in it, made safe;
 *       relative references in it start from the folder of the file
 *   <li>{@code taken("offers")}, {@code taken("tables")}: the day on which these reference facts
 *       were taken, or nothing if their file does not say so
 *   <li>{@code lastVersion(path)}: in the layout {@code full} a link to a file of the repository as
 *       its newest change left it, to stand behind the one to the branch
 *   <li>{@code lastChange(path)}: in the layout {@code full} day and commit of the newest change of
 *       a file, or of anything below a folder
 *   <li>{@code strip(text)}: the text without white space around it, no-break spaces included
 * </ul>
 */
final class TemplateFunctions {

  private TemplateFunctions() {}

  /** The functions by name. */
  static Map<String, TemplateFunction> functions(PageContext context) {
    return Map.ofEntries(
        function("link", arguments -> context.links().href(page(arguments))),
        function("linkByRoot", arguments -> context.links().hrefByRoot(page(arguments))),
        function("navigation", arguments -> navigation(context)),
        function("explorer", arguments -> HtmlPages.explorer(context)),
        function("asimIcon", arguments -> Icons.small(context)),
        function("asimBadge", arguments -> Icons.badge(context)),
        function("breadcrumb", arguments -> breadcrumb(context, arguments)),
        function("anchor", arguments -> HeadingAnchors.of(arguments.get(0))),
        function(
            "safeMarkdown", arguments -> safeMarkdown(context, arguments.get(0), arguments.get(1))),
        function("taken", arguments -> taken(context, arguments.get(0))),
        function("lastVersion", arguments -> SourceUrls.lastVersion(context, arguments.get(0))),
        function("lastChange", arguments -> LastChanged.words(context, arguments.get(0))),
        function("strip", arguments -> Lines.strip(arguments.get(0))));
  }

  private static Map.Entry<String, TemplateFunction> function(
      String name, TemplateFunction function) {
    return Map.entry(name, function);
  }

  private static Markup safeMarkdown(PageContext context, String text, String path) {
    return RepositoryMarkdown.of(context, text, RepositoryPath.folder(path));
  }

  private static String breadcrumb(PageContext context, List<String> arguments) {
    context.addToBreadcrumb(arguments.get(0), arguments.get(1));
    return "";
  }

  private static String taken(PageContext context, String facts) {
    String setting =
        switch (facts) {
          case "offers" -> ReferenceData.OFFERS_TAKEN;
          case "tables" -> ReferenceData.TABLES_TAKEN;
          default ->
              throw new IllegalArgumentException(
                  "taken(\"%s\"): there are no such facts; use offers or tables".formatted(facts));
        };
    return context.facts().find(InputCatalog.SETTING, setting).orElse("");
  }

  private static PageId page(List<String> arguments) {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw new IllegalArgumentException(
          "link(kind) and link(kind, id) take one or two arguments, not " + arguments.size());
    }
    PageKind kind =
        Arrays.stream(PageKind.values())
            .filter(value -> name(value).equals(arguments.get(0)))
            .findFirst()
            .orElseThrow(() -> unknown(arguments.get(0)));
    return new PageId(kind, arguments.size() == 1 ? "" : arguments.get(1));
  }

  private static IllegalArgumentException unknown(String kind) {
    return new IllegalArgumentException(
        "link(\"%s\"): there is no such kind of pages; use one of %s"
            .formatted(
                kind,
                Arrays.stream(PageKind.values())
                    .map(TemplateFunctions::name)
                    .collect(Collectors.joining(", "))));
  }

  private static String name(PageKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * References to the pages of the navigation bar, by label, in order. That of Markdown pages is
   * the same in all layouts, so it has no pages that only some layouts have (page layouts 9.2).
   */
  static Map<String, String> navigation(PageContext context) {
    Map<String, String> targets = new LinkedHashMap<>();
    context
        .navigation()
        .forEach(
            (label, page) -> {
              if (context.isHtml() || page.kind() != PageKind.ATTACK_INDEX) {
                targets.put(label, context.links().hrefByRoot(page));
              }
            });
    return targets;
  }
}
