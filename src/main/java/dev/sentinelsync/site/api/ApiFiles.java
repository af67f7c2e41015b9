package dev.sentinelsync.site.api;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.parser.ParserRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the look-ups (page layouts 18). */
public final class ApiFiles {

  /** Where they lie. */
  public static final String FOLDER = "api/v1";

  /** File name of the schema of all of them. */
  public static final String SCHEMA = "schema.json";

  private final PageContext context;
  private final Facts facts;

  private ApiFiles(PageContext context) {
    this.context = context;
    this.facts = context.facts();
  }

  /** The suggested address of the items of an id. */
  public static String itemsAddress(String id) {
    return FOLDER + "/items/" + Slug.fileStem(id) + ".json";
  }

  /** The suggested address of a table. */
  public static String tableAddress(String name) {
    return FOLDER + "/tables/" + Slug.fileStem(name) + ".json";
  }

  /** All items that carry an id, by path. */
  public static byte[] renderItems(PageContext context) {
    ApiFiles files = new ApiFiles(context);
    return json(
        files.facts.members(ApiCatalog.BY_ID, context.id()).stream().map(files::item).toList());
  }

  /** What reads, writes and brings a table. */
  public static byte[] renderTable(PageContext context) {
    ApiFiles files = new ApiFiles(context);
    String key = context.id();
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("name", files.facts.get(TableCatalog.TABLE_NAME, key).name());
    files.putPage(table, new PageId(PageKind.TABLE, key));
    table.put(
        "items",
        files.facts.members(ItemCatalog.ITEMS_BY_TABLE, key).stream()
            .map(path -> files.user(path, key))
            .toList());
    table.put(
        "parsers",
        files.facts.members(ParserCatalog.PARSERS_BY_TABLE, key).stream()
            .map(files::parser)
            .toList());
    table.put(
        "connectors",
        files.facts.members(ConnectorCatalog.CONNECTORS_BY_TABLE, key).stream()
            .map(files::connector)
            .toList());
    return json(table);
  }

  /** The schema. */
  public static byte[] renderSchema(PageContext context) {
    String resource = "/site/api-schema.json";
    try (InputStream in = ApiFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
    }
  }

  private Map<String, Object> item(String path) {
    ContentItem item = facts.get(ItemCatalog.ITEM, path);
    ApiEntry entry = facts.get(ApiCatalog.ENTRY, path);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", item.id());
    json.put("type", item.type().key());
    json.put("name", item.name());
    json.put("description", item.description());
    json.put("version", entry.version());
    json.put("kind", item.kind());
    json.put("status", item.status());
    json.put("severity", item.severity());
    json.put("tactics", item.tactics());
    json.put("techniques", item.techniques());
    json.put("connectors", item.classification().requiredConnectors());
    json.put("solution", item.solutionName());
    json.put("tables", tables(path));
    json.put("path", path);
    putPage(json, new PageId(PageKind.ITEM, path));
    facts
        .find(SiteFacts.ADDRESS, new PageId(PageKind.RULE_TEMPLATE, path).key())
        .ifPresent(address -> json.put("template", address));
    json.put("query", entry.query());
    return json;
  }

  private List<Object> tables(String path) {
    List<Object> tables = new ArrayList<>();
    for (ItemTables.Use use : uses(path)) {
      Map<String, Object> table = new LinkedHashMap<>();
      table.put("name", facts.get(TableCatalog.TABLE_NAME, use.key()).name());
      table.put("usage", use.usage().label());
      tables.add(table);
    }
    return tables;
  }

  private List<ItemTables.Use> uses(String path) {
    return facts.find(ItemCatalog.ITEM_TABLES, path).orElse(ItemTables.NONE).tables();
  }

  private Map<String, Object> user(String path, String table) {
    ItemRow row = facts.get(ItemCatalog.ITEM_ROW, path);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", row.type().key());
    json.put("name", row.name());
    json.put("path", path);
    putPage(json, new PageId(PageKind.ITEM, path));
    uses(path).stream()
        .filter(use -> use.key().equals(table))
        .findFirst()
        .ifPresent(use -> json.put("usage", use.usage().label()));
    return json;
  }

  private Map<String, Object> parser(String path) {
    ParserRow row = facts.get(ParserCatalog.PARSER_ROW, path);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", row.name());
    json.put("path", path);
    putPage(json, new PageId(PageKind.PARSER, path));
    return json;
  }

  private Map<String, Object> connector(String key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", facts.get(ConnectorCatalog.CONNECTOR_ROW, key).id());
    json.put("name", facts.get(ConnectorCatalog.CONNECTOR_ROW, key).title());
    putPage(json, new PageId(PageKind.CONNECTOR, key));
    return json;
  }

  private void putPage(Map<String, Object> json, PageId page) {
    page(facts, page).ifPresent(address -> json.put("page", address));
  }

  /** The address of a page in the form that people read, if there is one. */
  static Optional<String> page(Facts facts, PageId page) {
    boolean html = Forms.of(facts).html();
    return facts
        .find(SiteFacts.ADDRESS, page.key())
        .map(address -> html ? HtmlAddress.of(address) : address);
  }

  /** The bytes of a file. */
  static byte[] json(Object value) {
    return (Json.text(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
