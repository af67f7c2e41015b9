package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.WatchlistFacts;
import dev.sentinelsync.content.fact.WatchlistFacts.Watchlist;
import dev.sentinelsync.content.parse.JsonTree;
import dev.sentinelsync.content.template.ArmTemplate;
import dev.sentinelsync.support.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes facts of a parsed file of a watchlists folder (analysis rules 4.5). */
final class WatchlistInterpreter {

  private static final String RESOURCE_TYPE = "/watchlists";
  private static final String NAME_SEPARATOR = "/";

  private final JsonNode root;
  private final ArmTemplate template;

  WatchlistInterpreter(JsonNode root) {
    this.root = root;
    this.template = ArmTemplate.of(root);
  }

  WatchlistFacts interpret() {
    List<Watchlist> watchlists = new ArrayList<>();
    JsonTree.forEachObject(
        root,
        object -> {
          String type = JsonTree.text(object, "type").toLowerCase(Locale.ROOT);
          if (type.endsWith(RESOURCE_TYPE)) {
            watchlists.add(watchlist(object));
          }
        });
    String name = JsonTree.text(root, "name").strip();
    String displayName = JsonTree.text(root, "displayName").strip();
    return new WatchlistFacts(name, displayName, watchlists);
  }

  private Watchlist watchlist(JsonNode resource) {
    JsonNode properties = resource.path("properties");
    String alias = value(properties, "watchlistAlias");
    return new Watchlist(
        alias.isEmpty() ? aliasFromName(JsonTree.text(resource, "name")) : alias,
        value(properties, "displayName"),
        value(properties, "provider"),
        value(properties, "source"),
        Lines.normalise(value(properties, "description")),
        value(properties, "itemsSearchKey"),
        columns(properties));
  }

  private String value(JsonNode properties, String key) {
    return template.resolve(JsonTree.text(properties, key)).orElse("").strip();
  }

  /**
   * A resource is named {@code workspace/Microsoft.SecurityInsights/alias}, the workspace as an
   * expression; only the constant tail of it matters.
   */
  private String aliasFromName(String name) {
    String resolved = template.resolve(name).orElse("");
    if (resolved.isEmpty()) {
      List<String> constants = Arrays.asList(name.split("'"));
      // Odd elements are the string literals of the expression.
      resolved = constants.size() >= 2 ? constants.get(lastOdd(constants.size())) : "";
    }
    String tail = resolved.substring(resolved.lastIndexOf(NAME_SEPARATOR) + 1).strip();
    return tail.matches("[\\w. -]+") ? tail : "";
  }

  private static int lastOdd(int size) {
    return (size - 1) % 2 == 1 ? size - 1 : size - 2;
  }

  private static List<String> columns(JsonNode properties) {
    String content = Lines.normalise(JsonTree.text(properties, "rawContent"));
    int skipped = properties.path("numberOfLinesToSkip").asInt(0);
    List<String> lines = content.lines().skip(Math.max(0, skipped)).limit(1).toList();
    if (lines.isEmpty() || lines.get(0).isBlank()) {
      return List.of();
    }
    return Arrays.stream(lines.get(0).split(","))
        .map(String::strip)
        .map(name -> name.replaceAll("^\"|\"$", ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
