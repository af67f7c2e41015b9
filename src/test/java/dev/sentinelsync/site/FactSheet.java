package dev.sentinelsync.site;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemSummary;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.QueryStatus;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.list.ListKind;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.ListedItem;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.LastChanged;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Facts written down by hand: what a page states, so that the page can be made from it again. Pages
 * are functions of {@link Facts}, so nothing else is needed to make one.
 */
public final class FactSheet implements Facts {

  public static final String REPOSITORY = "https://github.com/Azure/Azure-Sentinel/blob/master";

  private static final Templates TEMPLATES = Templates.load(Path.of("config/templates"));

  private static final List<ListKind> LISTS =
      List.of(SiteLists.CONTENT, SiteLists.SOLUTIONS, SiteLists.INDEXES);

  private final Map<FactKey, Object> facts = new HashMap<>();
  private final Map<FactKey, SortedSet<String>> sets = new HashMap<>();

  /** A sheet with the settings and the pages that every site has. */
  public FactSheet() {
    set(InputCatalog.SETTING, SourceUrls.SETTING, REPOSITORY);
    set(InputCatalog.SETTING, PageContext.LAYOUT, "navbar");
    // The pages that others made know nothing of commits.
    set(InputCatalog.SETTING, LastChanged.SETTING, "off");
    PageTypes.fixedAddresses(new Forms(true, false, true, false))
        .forEach(
            (page, address) ->
                set(SiteFacts.ADDRESS, page, address).set(SiteFacts.FIXED_PAGE, page, address));
  }

  public <V> FactSheet set(Family<V> family, String id, V value) {
    facts.put(new FactKey.Fact(family.name(), id), value);
    return this;
  }

  public FactSheet add(Index index, String id, String member) {
    sets.computeIfAbsent(new FactKey.Fact(index.name(), id), key -> new TreeSet<>()).add(member);
    return this;
  }

  /** Lets a page exist at an address relative to the folder {@code from}. */
  public FactSheet page(PageKind kind, String id, String from, String reference) {
    String address = Path.of(from).resolve(reference).normalize().toString();
    return set(SiteFacts.ADDRESS, new PageId(kind, id).key(), address);
  }

  /** Adds a solution or group with a page, so that others can link to it. */
  public FactSheet solution(String key, String name) {
    return page(PageKind.SOLUTION, key, "solutions", Slug.fileStem(name) + ".md")
        .set(
            SolutionCatalog.SOLUTION_ROW,
            key,
            new SolutionRow(
                key,
                name,
                "",
                "",
                "",
                "",
                true,
                new SolutionRow.Contents(false, true, true, true)));
  }

  /** Adds a table with a page. */
  public FactSheet table(String name, boolean internal) {
    String key = name.toLowerCase(Locale.ROOT);
    return page(PageKind.TABLE, key, "tables", Slug.fileStem(name) + ".md")
        .set(TableCatalog.TABLE_NAME, key, new TableName(key, name, internal));
  }

  /** Adds an item of a solution that was added before, with a page; its path is its name. */
  public FactSheet item(
      ContentType type, String name, String solution, QueryStatus status, ItemTables tables) {
    return page(PageKind.ITEM, name, "content", Slug.fileStem(name) + ".md")
        .add(ItemCatalog.ITEMS_BY_SOLUTION, solution, name)
        .set(
            ItemCatalog.ITEM_ROW,
            name,
            new ItemRow(
                name,
                type,
                name,
                "",
                List.of(),
                new ItemRow.Origin(
                    ContentSource.SOLUTION,
                    solution,
                    get(SolutionCatalog.SOLUTION_ROW, solution).name(),
                    true)))
        .set(ItemCatalog.ITEM_SUMMARY, name, new ItemSummary("", status))
        .set(ItemCatalog.ITEM_TABLES, name, tables);
  }

  /** The use of tables that were added before. */
  public static ItemTables uses(TableUsage usage, String... tables) {
    return new ItemTables(
        Stream.of(tables)
            .map(name -> new ItemTables.Use(name.toLowerCase(Locale.ROOT), usage, ""))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Says that one page has a whole list, however long: pages of others are not split. */
  public FactSheet whole(ListKind kind, String list, Collection<String> entries) {
    return set(
        kind.parts(),
        list,
        new ListPart(
            list, "", List.of(), entries.size(), List.copyOf(entries), List.of(), List.of()));
  }

  /** Makes a page from this sheet. */
  public String render(PageKind kind, String id, String address) {
    PageContext context =
        new PageContext(
            new PageId(kind, id), address, this, TEMPLATES, PageTypes.navigation(), true);
    Output first = PageTypes.of(kind).renderer().render(context).get(0);
    return new String(first.bytes(), StandardCharsets.UTF_8);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> Optional<V> find(Family<V> family, String id) {
    V fact = (V) facts.get(new FactKey.Fact(family.name(), id));
    return Optional.ofNullable(fact == null ? (V) list(family, id) : fact);
  }

  /** How lists are split follows from their entries, if the sheet does not say it. */
  private Object list(Family<?> family, String id) {
    if (family.equals(ListedItem.FAMILY)) {
      return new ListedItem.Of().derive(id, this);
    }
    for (ListKind kind : LISTS) {
      if (family.equals(kind.lists())) {
        List<ListPart> parts = kind.derive(id, this);
        return parts.isEmpty() ? null : parts;
      }
      if (family.equals(kind.parts())) {
        return part(kind, id);
      }
    }
    return null;
  }

  private ListPart part(ListKind kind, String id) {
    for (int slash = id.indexOf('/'); ; slash = id.indexOf('/', slash + 1)) {
      String list = slash < 0 ? id : id.substring(0, slash);
      for (ListPart part : kind.derive(list, this)) {
        if (part.id().equals(id)) {
          return part;
        }
      }
      if (slash < 0) {
        return null;
      }
    }
  }

  @Override
  public List<String> members(Index index, String id) {
    return List.copyOf(sets.getOrDefault(new FactKey.Fact(index.name(), id), new TreeSet<>()));
  }

  @Override
  public int count(Index index, String id) {
    return members(index, id).size();
  }

  @Override
  public SortedMap<String, Integer> tally(Index index, String id) {
    SortedMap<String, Integer> tally = new TreeMap<>();
    members(index, id).forEach(member -> tally.put(member, 1));
    return tally;
  }

  @Override
  public List<String> ids(Family<?> family) {
    return facts.keySet().stream()
        .filter(key -> key.family().equals(family.name()))
        .map(FactKey::id)
        .sorted()
        .toList();
  }

  @Override
  public int count(Family<?> family) {
    return ids(family).size();
  }
}
