package dev.sentinelsync.content.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.parse.JsonTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions of a Logic App's workflow: <code>@{…}</code> inside a text, or a whole text that
 * begins with {@code @}. Their values exist only when the workflow runs, except parameters with a
 * default and variables that an action initialises with a constant.
 */
public final class LogicAppExpressions implements QueryTemplate.Language {

  private static final Pattern REFERENCE =
      Pattern.compile("\\s*(parameters|variables)\\(\\s*'([^']*)'\\s*\\)\\s*");

  /** The last name quoted in an expression says best what it is about. */
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  private final Map<String, String> constants = new HashMap<>();

  private LogicAppExpressions() {}

  /** Gathers the parameter defaults and constant variables of all workflows of a file. */
  public static LogicAppExpressions of(JsonNode root, ArmTemplate template) {
    LogicAppExpressions expressions = new LogicAppExpressions();
    JsonTree.forEachObject(root, object -> expressions.collect(object, template));
    return expressions;
  }

  private void collect(JsonNode object, ArmTemplate template) {
    if ("InitializeVariable".equals(JsonTree.text(object, "type"))) {
      for (JsonNode variable : object.path("inputs").path("variables")) {
        constant("variables", JsonTree.text(variable, "name"), variable.path("value"), template);
      }
    }
    if (object.path("triggers").isObject() || object.path("actions").isObject()) {
      for (Map.Entry<String, JsonNode> parameter : JsonTree.fields(object.path("parameters"))) {
        constant(
            "parameters", parameter.getKey(), parameter.getValue().path("defaultValue"), template);
      }
    }
  }

  private void constant(String kind, String name, JsonNode value, ArmTemplate template) {
    if (!name.isEmpty() && value.isValueNode() && !value.isNull()) {
      template
          .resolve(value.asText())
          .filter(text -> !text.isEmpty() && !isComputed(text))
          .ifPresent(text -> constants.putIfAbsent(kind + '/' + name, text));
    }
  }

  /** Whether the whole text is one expression, so that nothing of it is known beforehand. */
  public static boolean isComputed(String text) {
    String trimmed = text.strip();
    return trimmed.startsWith("@") && !trimmed.startsWith("@@") && !trimmed.startsWith("@{")
        || (trimmed.startsWith("@{") && end(trimmed, 0) == trimmed.length());
  }

  /**
   * A text with its expressions replaced by their constants.
   *
   * @return empty if an expression has no constant value
   */
  public Optional<String> resolve(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("@") && !trimmed.startsWith("@{")) {
      return trimmed.startsWith("@@")
          ? Optional.of(trimmed.substring(1))
          : constant(trimmed.substring(1));
    }
    StringBuilder out = new StringBuilder();
    return replace(trimmed, out) ? Optional.of(out.toString()) : Optional.empty();
  }

  /**
   * A text with its expressions replaced by their constants, up to the first one that has none.
   *
   * @return ends with {@code @} in place of the rest if not all of the text is known
   */
  public String knownPart(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("@") && !trimmed.startsWith("@{")) {
      return resolve(trimmed).orElse("@");
    }
    StringBuilder out = new StringBuilder();
    return replace(trimmed, out) ? out.toString() : out.append('@').toString();
  }

  /**
   * Writes a text with its expressions replaced.
   *
   * @return false if it ended at an expression without a constant value
   */
  private boolean replace(String text, StringBuilder out) {
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("@{", at)) {
        int end = end(text, at);
        Optional<String> value = constant(text.substring(at + 2, Math.max(at + 2, end - 1)));
        if (value.isEmpty()) {
          return false;
        }
        out.append(value.get());
        at = end;
      } else {
        out.append(text.charAt(at++));
      }
    }
    return true;
  }

  private Optional<String> constant(String expression) {
    Matcher matcher = REFERENCE.matcher(expression);
    return matcher.matches()
        ? Optional.ofNullable(constants.get(matcher.group(1) + '/' + matcher.group(2)))
        : Optional.empty();
  }

  /** A query body as KQL. */
  public String fill(String query) {
    return query.contains("@{") ? QueryTemplate.fill(query, this) : query;
  }

  @Override
  public QueryTemplate.Placeholder at(
      String text, int index, boolean inLiteral, boolean afterParenthesis) {
    if (!text.startsWith("@{", index)) {
      return null;
    }
    int end = end(text, index);
    String expression = text.substring(index + 2, Math.max(index + 2, end - 1));
    return new QueryTemplate.Placeholder(
        end, nameOf(expression), "", constant(expression).orElse(""));
  }

  @Override
  public String inLiteral(QueryTemplate.Placeholder placeholder) {
    return placeholder.defaultValue().matches("[A-Za-z0-9_ .\\-]+")
        ? placeholder.defaultValue()
        : "{" + placeholder.name() + "}";
  }

  private static String nameOf(String expression) {
    String name = "expression";
    for (Matcher matcher = QUOTED.matcher(expression); matcher.find(); ) {
      name = matcher.group(1);
    }
    return name.replaceAll("[^A-Za-z0-9_ .-]", "_");
  }

  /** Index behind the expression that begins at an index: braces balance outside its strings. */
  private static int end(String text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '{') {
        depth++;
      } else if (!quoted && c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }
}
