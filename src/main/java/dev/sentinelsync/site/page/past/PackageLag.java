package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.check.PackagedVersion;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.ItemHistory;
import dev.sentinelsync.history.QueryChange;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Markup;
import java.util.List;
import java.util.Optional;

/**
 * How far the package of a solution is behind one of its analytic rules (page layouts 17.5).
 *
 * @param rule link to the rule
 * @param version of the rule's file
 * @param packaged what the package has
 * @param since day of the first change that is not in the package; empty if it is not known
 * @param commit of that change; nothing if it is not known
 */
public record PackageLag(
    Markup rule, String version, PackagedVersion packaged, String since, Markup commit) {

  /** Of a rule; empty if its solution has no package, or the item is no rule. */
  public static Optional<PackageLag> of(PageContext context, String path) {
    return context
        .facts()
        .find(CheckCatalog.PACKAGED_VERSION, path)
        .map(of -> of(context, path, of));
  }

  /** Of the rules of a solution that its package is behind of, by path. */
  public static List<PackageLag> ofSolution(PageContext context, String solutionKey) {
    return context.facts().members(CheckCatalog.BEHIND, solutionKey).stream()
        .flatMap(path -> of(context, path).stream())
        .toList();
  }

  private static PackageLag of(PageContext context, String path, PackagedVersion packaged) {
    var item = context.facts().get(ItemCatalog.ITEM, path);
    Optional<ItemHistory.Entry> first =
        packaged.isBehind()
            ? context
                .facts()
                .find(HistoryCatalog.ITEM_HISTORY, path)
                .flatMap(history -> first(history, packaged))
            : Optional.empty();
    return new PackageLag(
        context.links().to(new PageId(PageKind.ITEM, path), item.name()),
        item.classification().version(),
        packaged,
        first.map(entry -> entry.date().toString()).orElse(""),
        first.map(entry -> CommitLinks.commit(context, entry.commit())).orElse(Markup.EMPTY));
  }

  private static Optional<ItemHistory.Entry> first(ItemHistory history, PackagedVersion packaged) {
    List<ItemHistory.Entry> entries = history.entries();
    if (!packaged.packaged()) {
      return history.complete() ? Optional.of(entries.get(entries.size() - 1)) : Optional.empty();
    }
    if (!packaged.sameVersion()) {
      return entries.stream()
          .filter(
              entry ->
                  is(packaged.version(), entry.change().before())
                      && !is(packaged.version(), entry.change().after()))
          .findFirst();
    }
    // The oldest change of the query since the rule has the version of the package.
    return entries.stream()
        .takeWhile(
            entry ->
                is(packaged.version(), entry.change().before())
                    && is(packaged.version(), entry.change().after()))
        .filter(entry -> entry.change().difference().query() == QueryChange.LOGIC)
        .reduce((newer, older) -> older);
  }

  private static boolean is(String version, ItemChange.Identity identity) {
    return !version.isEmpty() && version.equals(identity.version().strip());
  }
}
