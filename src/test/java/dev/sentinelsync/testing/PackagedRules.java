package dev.sentinelsync.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The analytic rules in the deployment templates of packages, read with plain Jackson. */
public final class PackagedRules {

  private static final Pattern VARIABLE = Pattern.compile("\\[variables\\('([^']+)'\\)]");

  /** No value of the real packages refers to more variables in turn. */
  private static final int STEPS = 5;

  private final JsonNode variables;
  private final List<Rule> rules = new ArrayList<>();

  private PackagedRules(JsonNode template) {
    this.variables = template.path("variables");
    find(template);
  }

  /**
   * A rule as Microsoft converted it.
   *
   * @param id its content id, with variables resolved
   * @param properties with variables resolved and brackets unescaped
   */
  public record Rule(String id, JsonNode properties) {}

  /** The rules of one template, in document order. */
  public static List<Rule> of(byte[] template) throws IOException {
    String text = new String(template, StandardCharsets.UTF_8);
    return new PackagedRules(new ObjectMapper().readTree(text.replace("\uFEFF", ""))).rules;
  }

  private void find(JsonNode node) {
    String type = node.path("type").asText("").toLowerCase(Locale.ROOT);
    if ((type.endsWith("/alertrules") || type.endsWith("/alertruletemplates"))
        && node.path("properties").isObject()) {
      rules.add(new Rule(resolved(node.path("name")).asText(), resolved(node.path("properties"))));
    }
    node.forEach(this::find);
  }

  private JsonNode resolved(JsonNode node) {
    if (node.isTextual()) {
      return resolved(node, STEPS);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(resolved(element)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.properties().forEach(field -> copy.set(field.getKey(), resolved(field.getValue())));
      return copy;
    }
    return node;
  }

  private JsonNode resolved(JsonNode text, int steps) {
    Matcher variable = VARIABLE.matcher(text.asText());
    if (steps > 0 && variable.matches()) {
      for (Map.Entry<String, JsonNode> one : variables.properties()) {
        if (one.getKey().equalsIgnoreCase(variable.group(1))) {
          return resolved(one.getValue(), steps - 1);
        }
      }
    }
    return text.asText().startsWith("[[") ? new TextNode(text.asText().substring(1)) : text;
  }
}
