package dev.sentinelsync.site.api;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The families and indexes behind the look-ups. */
public final class ApiCatalog {

  /** Ids of items by their lower-case form; the spelling is that of the first path. */
  public static final Family<String> ID = new Family<>("api-id");

  /** Names of tables, by table key. */
  public static final Family<String> TABLE = new Family<>("api-table");

  /** The files of versions, by the first two digits of the digest of an id. */
  public static final List<String> SHARDS =
      IntStream.range(0, 256).mapToObj("%02x.json"::formatted).toList();

  static final Family<ApiEntry> ENTRY = new Family<>("api-entry");

  /** Paths of items with an id, by that id in lower case. */
  static final Index BY_ID = Index.of("api-entries-by-id");

  /** The same, by file of versions. */
  static final Index BY_SHARD = Index.of("api-entries-by-shard");

  private ApiCatalog() {}

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    builder
        .derivedForEach(ItemCatalog.ITEM, new Entries())
        .index(BY_ID, BY_SHARD)
        .derived(new Ids())
        .derivedForEach(TableCatalog.TABLE, new Tables());
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
      out.put(BY_SHARD, ApiEntry.shard(id) + ".json", path);
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
