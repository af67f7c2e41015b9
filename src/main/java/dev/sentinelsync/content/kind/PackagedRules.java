package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.PackagedRule;
import dev.sentinelsync.content.fact.QueryDigest;
import dev.sentinelsync.content.parse.JsonTree;
import dev.sentinelsync.content.template.ArmTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Finds the analytic rules in the resources of a package (analysis rules 9.9). */
final class PackagedRules {

  private final ArmTemplate template;
  private final List<PackagedRule> rules = new ArrayList<>();

  /**
   * Starts without rules.
   *
   * @param declarations what the package declares at its top
   */
  PackagedRules(ArmTemplate declarations) {
    this.template = declarations;
  }

  /** The rules found so far, in document order. */
  List<PackagedRule> all() {
    return List.copyOf(rules);
  }

  /** Adds the rules of one resource of the package. */
  void add(JsonNode resource) {
    JsonTree.forEachObject(
        resource,
        object -> {
          JsonNode properties = object.path("properties");
          if (isRule(object) && properties.isObject()) {
            rules.add(
                new PackagedRule(
                    id(text(object, "name")),
                    text(properties, "displayName").strip(),
                    version(resource, properties),
                    QueryDigest.of(List.of(text(properties, "query")))));
          }
        });
  }

  private static boolean isRule(JsonNode object) {
    String type = JsonTree.text(object, "type").toLowerCase(Locale.ROOT);
    return type.endsWith("/alertrules") || type.endsWith("/alertruletemplates");
  }

  /** The last part of the name of a resource. */
  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1).strip().toLowerCase(Locale.ROOT);
  }

  /** A rule says its version itself, or the resource says it that packs it. */
  private String version(JsonNode resource, JsonNode rule) {
    AtomicReference<String> found = new AtomicReference<>(text(rule, "templateVersion"));
    JsonTree.forEachObject(
        resource,
        object -> {
          JsonNode metadata = object.path("properties");
          if (found.get().isEmpty()
              && JsonTree.text(metadata, "kind").equalsIgnoreCase("AnalyticsRule")) {
            found.set(text(metadata, "version"));
          }
        });
    return found.get().strip();
  }

  /** The value of a field; empty where only a deployment knows it. */
  private String text(JsonNode object, String field) {
    return template.resolve(JsonTree.text(object, field)).orElse("");
  }
}
