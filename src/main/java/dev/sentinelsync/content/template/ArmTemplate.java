package dev.sentinelsync.content.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sentinelsync.content.parse.JsonTree;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters and variables that an Azure Resource Manager template declares, and the values of
 * the expressions that use only them.
 *
 * <p>An expression is a whole string in square brackets; {@code [[} escapes a plain bracket.
 * Understood are {@code variables}, {@code parameters} (by default value), {@code concat}, {@code
 * toLower}, {@code toUpper}, {@code trim}, {@code string} and member access. All else depends on
 * the deployment and has no value here. Nested templates add their declarations; the outer ones
 * win. Names are case-insensitive, as in Azure.
 */
public final class ArmTemplate {

  /** Deepest nesting of calls in one expression; real ones nest three or four deep. */
  private static final int MAX_DEPTH = 16;

  /** Longest value, in characters: references to references can double a text at every step. */
  private static final int MAX_LENGTH = 1 << 20;

  private final Map<String, JsonNode> variables = new HashMap<>();
  private final Map<String, JsonNode> parameters = new HashMap<>();

  /** Values of expressions; one that is being computed counts as unknown, which ends a circle. */
  private final Map<String, Optional<String>> values = new HashMap<>();

  private ArmTemplate() {}

  /** Gathers the declarations of a file; a file that is no template declares nothing. */
  public static ArmTemplate of(JsonNode root) {
    ArmTemplate template = new ArmTemplate();
    JsonTree.forEachObject(root, template::declare);
    return template;
  }

  private void declare(JsonNode object) {
    JsonNode declared = object.path("variables");
    if (declared.isObject()) {
      for (Map.Entry<String, JsonNode> field : JsonTree.fields(declared)) {
        variables.putIfAbsent(key(field.getKey()), field.getValue());
      }
    }
    JsonNode declaredParameters = object.path("parameters");
    if (declaredParameters.isObject()) {
      for (Map.Entry<String, JsonNode> field : JsonTree.fields(declaredParameters)) {
        JsonNode value = field.getValue().path("defaultValue");
        if (value.isValueNode()) {
          parameters.putIfAbsent(key(field.getKey()), value);
        }
      }
    }
  }

  /** Whether a text is an expression and not just a text in brackets, such as a query. */
  public static boolean isExpression(String text) {
    String trimmed = text.strip();
    return trimmed.length() > 2
        && trimmed.startsWith("[")
        && trimmed.endsWith("]")
        && !trimmed.startsWith("[[")
        && trimmed.indexOf('(') > 0;
  }

  /**
   * The value of a text.
   *
   * @return the text itself if it is no expression; the value of the expression if it can be known;
   *     else empty
   */
  public Optional<String> resolve(String text) {
    if (!isExpression(text)) {
      String plain = text.startsWith("[[") ? text.substring(1) : text;
      return Optional.of(plain);
    }
    String expression = text.strip();
    Optional<String> known = values.putIfAbsent(expression, Optional.empty());
    if (known != null) {
      return known;
    }
    Parser parser = new Parser(expression.substring(1, expression.length() - 1));
    Optional<String> value =
        parser
            .expression()
            .filter(node -> node.isValueNode() && parser.atEnd())
            .map(JsonNode::asText)
            .filter(result -> result.length() <= MAX_LENGTH);
    values.put(expression, value);
    return value;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Recursive descent over one expression; an empty value means that it cannot be known. */
  private final class Parser {
    private final String text;
    private int depth;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    boolean atEnd() {
      skipBlanks();
      return at >= text.length();
    }

    Optional<JsonNode> expression() {
      if (++depth > MAX_DEPTH) {
        return Optional.empty();
      }
      try {
        skipBlanks();
        Optional<JsonNode> value =
            at < text.length() && text.charAt(at) == '\'' ? literal() : call();
        return members(value);
      } finally {
        depth--;
      }
    }

    private Optional<JsonNode> literal() {
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '\'' && at + 1 < text.length() && text.charAt(at + 1) == '\'') {
          at++;
        } else if (c == '\'') {
          at++;
          return Optional.of(textNode(value.toString()));
        }
        value.append(c);
      }
      return Optional.empty();
    }

    private Optional<JsonNode> call() {
      String name = word();
      skipBlanks();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      if (at >= text.length() || text.charAt(at) != '(') {
        return Character.isDigit(name.charAt(0)) ? Optional.of(textNode(name)) : Optional.empty();
      }
      at++;
      StringBuilder joined = new StringBuilder();
      boolean known = true;
      while (true) {
        skipBlanks();
        if (at >= text.length()) {
          return Optional.empty();
        }
        char c = text.charAt(at);
        if (c == ')') {
          at++;
          break;
        } else if (c == ',') {
          at++;
          continue;
        }
        int before = at;
        Optional<JsonNode> argument = expression();
        known &= argument.isPresent() && argument.get().isValueNode();
        argument.ifPresent(a -> joined.append(a.asText()));
        if (at == before || joined.length() > MAX_LENGTH) {
          return Optional.empty();
        }
      }
      return known ? apply(name, joined.toString()) : Optional.empty();
    }

    private Optional<JsonNode> apply(String function, String argument) {
      return switch (function.toLowerCase(Locale.ROOT)) {
        case "variables" -> lookup(variables, argument);
        case "parameters" -> lookup(parameters, argument);
        case "concat", "string" -> Optional.of(textNode(argument));
        case "tolower" -> Optional.of(textNode(argument.toLowerCase(Locale.ROOT)));
        case "toupper" -> Optional.of(textNode(argument.toUpperCase(Locale.ROOT)));
        case "trim" -> Optional.of(textNode(argument.strip()));
        default -> Optional.empty();
      };
    }

    private Optional<JsonNode> lookup(Map<String, JsonNode> declared, String name) {
      JsonNode value = declared.get(key(name));
      if (value == null || value.isNull()) {
        return Optional.empty();
      }
      return value.isTextual() ? deref(value.textValue()) : Optional.of(value);
    }

    private Optional<JsonNode> deref(String value) {
      return resolve(value).map(ArmTemplate::textNode);
    }

    private Optional<JsonNode> members(Optional<JsonNode> start) {
      Optional<JsonNode> value = start;
      while (at < text.length() && text.charAt(at) == '.') {
        at++;
        String member = word();
        value =
            value
                .map(v -> v.path(member))
                .filter(v -> !v.isMissingNode())
                .flatMap(v -> v.isTextual() ? deref(v.textValue()) : Optional.of(v));
      }
      return value;
    }

    private String word() {
      int start = at;
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private boolean isWord(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }

  private static JsonNode textNode(String value) {
    return TextNode.valueOf(value);
  }
}
