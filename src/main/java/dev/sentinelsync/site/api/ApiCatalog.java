package dev.sentinelsync.site.api;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.history.HistoryCatalog;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The families and indexes behind the look-ups. */
public final class ApiCatalog {

  /** Ids of items by their lower-case form; the spelling is that of the first path. */
  public static final Family<String> ID = new Family<>("api-id");

  /** Names of tables, by table key. */
  public static final Family<String> TABLE = new Family<>("api-table");

  /** The files of versions and of names, by the first two digits of the digest of a key. */
  public static final List<String> SHARDS =
      IntStream.range(0, 256).mapToObj("%02x.json"::formatted).toList();

  static final Family<ApiEntry> ENTRY = new Family<>("api-entry");

  /** Paths of items with an id, by that id in lower case. */
  static final Index BY_ID = Index.of("api-entries-by-id");

  /** The same, by file of versions. */
  static final Index BY_SHARD = Index.of("api-entries-by-shard");

  /** Paths of analytic rules with an id, by file of names. */
  static final Index BY_NAME_SHARD = Index.of("api-entries-by-name-shard");

  /** Ids that are no more, by the path of the item that had them. */
  static final Family<List<LostId>> LOST = new Family<>("api-lost-ids");

  /** Paths of {@link #LOST}, by file of versions. */
  static final Index LOST_BY_SHARD = Index.of("api-lost-ids-by-shard");

  private ApiCatalog() {}

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    builder
        .derivedForEach(ItemCatalog.ITEM, new Entries())
        .index(BY_ID, BY_SHARD, BY_NAME_SHARD)
        .derived(new Ids())
        .derivedForEach(TableCatalog.TABLE, new Tables())
        .derivedForEach(HistoryCatalog.ITEM_HISTORY, new LostIds())
        .index(LOST_BY_SHARD);
  }

  private static final class Entries implements Derivation<ApiEntry> {

    @Override
    public Family<ApiEntry> family() {
      return ENTRY;
    }

    @Override
    public ApiEntry derive(String path, Facts facts) {
      ContentItem item = facts.get(ItemCatalog.ITEM, path);
      return item.id().isEmpty() || !InputCatalog.hasFullPages(facts)
          ? null
          : ApiEntry.of(item, facts.get(InputCatalog.FILE, path).facts().queries());
    }

    @Override
    public void emit(String path, ApiEntry entry, Emitter out) {
      String id = entry.id().toLowerCase(Locale.ROOT);
      out.put(BY_ID, id, path);
      out.put(BY_SHARD, ApiEntry.shard(id), path);
      if (entry.type().equals(ContentType.ANALYTIC_RULE.key())) {
        out.put(BY_NAME_SHARD, ApiEntry.shard(ApiEntry.nameKey(entry.name())), path);
      }
      out.declare(ID, id);
    }
  }

  private static final class Ids implements Derivation<String> {

    @Override
    public Family<String> family() {
      return ID;
    }

    @Override
    public String derive(String id, Facts facts) {
      return facts.members(BY_ID, id).stream()
          .findFirst()
          .map(path -> facts.get(ENTRY, path).id())
          .orElse(null);
    }
  }

  private static final class LostIds implements Derivation<List<LostId>> {

    @Override
    public Family<List<LostId>> family() {
      return LOST;
    }

    @Override
    public List<LostId> derive(String path, Facts facts) {
      List<LostId> lost =
          InputCatalog.hasFullPages(facts)
              ? LostId.of(facts.get(HistoryCatalog.ITEM_HISTORY, path))
              : List.of();
      return lost.isEmpty() ? null : lost;
    }

    @Override
    public void emit(String path, List<LostId> lost, Emitter out) {
      lost.forEach(one -> out.put(LOST_BY_SHARD, ApiEntry.shard(one.id()), path));
    }
  }

  private static final class Tables implements Derivation<String> {

    @Override
    public Family<String> family() {
      return TABLE;
    }

    @Override
    public String derive(String key, Facts facts) {
      return InputCatalog.hasFullPages(facts)
          ? facts.get(TableCatalog.TABLE_NAME, key).name()
          : null;
    }
  }
}
