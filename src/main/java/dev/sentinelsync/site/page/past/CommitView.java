package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.QueryChange;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one commit did to items, as the pages of changes show it.
 *
 * @param date of the commit in UTC
 * @param commit its short id
 * @param pullRequest its number, or nothing
 * @param title what the commit is about; untrusted text
 * @param items the items, those with flags first, then by path
 * @param hidden how many more items there are
 */
public record CommitView(
    String date, Markup commit, Markup pullRequest, String title, List<Item> items, int hidden) {

  /** More items of a commit are counted. */
  static final int MOST_CHANGES = 25;

  /** Lines of a page of changes: it stays below 150 KB and 1,000 links. */
  static final int MOST_OF_A_PAGE = 250;

  /** More rules that a parser reaches are counted. */
  private static final int MOST_REACHED = 5;

  private static final Set<FileKind> PARSERS =
      EnumSet.of(FileKind.PARSER_YAML, FileKind.PARSER_TEXT, FileKind.ASIM_PARSER);

  /**
   * An item.
   *
   * @param link to its page, or its name
   * @param type what it is
   * @param change what was done
   * @param reached links to what calls a parser whose query changed
   * @param alsoReached how many more call it
   */
  public record Item(
      Markup link, String type, ChangeView change, List<Markup> reached, int alsoReached) {}

  /** Commits with no more items together than a page has room for; the others are counted. */
  static List<CommitView> of(PageContext context, Stream<CommitHistory> commits) {
    List<CommitView> views = new ArrayList<>();
    int room = MOST_OF_A_PAGE;
    for (CommitHistory commit : (Iterable<CommitHistory>) commits::iterator) {
      CommitView view = of(context, commit, Math.min(MOST_CHANGES, room));
      room -= view.items().size();
      views.add(view);
    }
    return views;
  }

  private static CommitView of(PageContext context, CommitHistory commit, int most) {
    List<ItemChange> changes = new ArrayList<>(commit.changes());
    changes.sort(
        Comparator.comparing((ItemChange change) -> change.difference().flags().isEmpty())
            .thenComparing(ItemChange::path));
    int shown = Math.min(most, changes.size());
    return new CommitView(
        commit.date().toString(),
        CommitLinks.commit(context, commit.commit()),
        CommitLinks.pullRequest(context, commit.pullRequest()),
        commit.title(),
        changes.subList(0, shown).stream().map(change -> item(context, change)).toList(),
        changes.size() - shown);
  }

  private static Item item(PageContext context, ItemChange change) {
    List<String> callers = callers(context, change);
    int shown = Math.min(MOST_REACHED, callers.size());
    return new Item(
        link(context, change.path(), name(change)),
        type(change.kind()),
        ChangeView.of(change),
        callers.subList(0, shown).stream().map(path -> caller(context, path)).toList(),
        callers.size() - shown);
  }

  static String name(ItemChange change) {
    String name = change.identity().name();
    return name.isEmpty() ? fileName(change.path()) : name;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String type(FileKind kind) {
    return switch (kind) {
      case ASIM_PARSER -> "ASIM Parser";
      case PARSER_TEXT -> ContentType.PARSER.label();
      default -> ContentType.of(kind).map(ContentType::label).orElse(kind.name());
    };
  }

  private static Markup link(PageContext context, String path, String name) {
    return ItemPage.of(context.facts(), path)
        .map((PageId page) -> context.links().to(page, name))
        .orElseGet(() -> new Markup(Escape.inline(name)));
  }

  private static Markup caller(PageContext context, String path) {
    String name =
        context
            .facts()
            .find(ItemCatalog.ITEM_ROW, path)
            .map(row -> row.name())
            .orElseGet(() -> fileName(path));
    return link(context, path, name);
  }

  /** Who calls a parser whose query means something else now. */
  private static List<String> callers(PageContext context, ItemChange change) {
    if (!PARSERS.contains(change.kind()) || change.difference().query() != QueryChange.LOGIC) {
      return List.of();
    }
    SortedSet<String> paths = new TreeSet<>();
    if (change.kind() == FileKind.ASIM_PARSER) {
      String key = Keys.asim(change.identity().name());
      paths.addAll(context.facts().members(ItemCatalog.ITEMS_BY_ASIM, key));
      paths.addAll(context.facts().members(ParserCatalog.PARSERS_BY_ASIM, key));
    } else {
      paths.addAll(context.facts().members(ParserCatalog.CALLERS, change.path()));
      paths.addAll(context.facts().members(ParserCatalog.INDIRECT_CALLERS, change.path()));
    }
    return List.copyOf(paths);
  }
}
