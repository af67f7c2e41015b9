package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.template.QueryTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of one workbook, and how they are written in its queries: <code>{Name}</code> or
 * <code>{Name:format}</code>, replaced by the portal as text before the query runs.
 *
 * <p>A brace is KQL as well (the body of a function), so outside a literal a bare <code>{Name}
 * </code> is a placeholder only where no function body can stand, or where the workbook declares
 * the name; one with a format always is. Inside a literal a placeholder is text like any other and
 * stays.
 */
public final class WorkbookParameters implements QueryTemplate.Language {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([A-Za-z_$][A-Za-z0-9_$.\\-]*)(?::([^{}\\r\\n]*))?\\}");

  /** Fields by which an item hands a selection on as a parameter. */
  private static final Set<String> EXPORTING =
      Set.of("exportParameterName", "parameterName", "timeBrushParameterName");

  private final Map<String, String> defaults = new HashMap<>();

  private WorkbookParameters() {}

  /** Gathers what a workbook declares, at any depth. */
  public static WorkbookParameters of(JsonNode workbook) {
    WorkbookParameters parameters = new WorkbookParameters();
    parameters.collect(workbook);
    return parameters;
  }

  /** A query of the workbook as KQL. */
  public String fill(String query) {
    return query.indexOf('{') < 0 ? query : QueryTemplate.fill(query, this);
  }

  private void collect(JsonNode node) {
    for (JsonNode parameter : node.path("parameters")) {
      if (parameter.path("name").isTextual() && parameter.has("type")) {
        defaults.put(parameter.get("name").textValue(), parameter.path("value").asText(""));
      }
    }
    if (node.isObject()) {
      for (String field : EXPORTING) {
        if (node.path(field).isTextual()) {
          defaults.putIfAbsent(node.get(field).textValue(), "");
        }
      }
    }
    node.forEach(this::collect);
  }

  @Override
  public QueryTemplate.Placeholder at(
      String text, int index, boolean inLiteral, boolean afterParenthesis) {
    if (inLiteral || text.charAt(index) != '{') {
      return null;
    }
    Matcher matcher = PLACEHOLDER.matcher(text).region(index, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    String name = matcher.group(1);
    boolean declared = defaults.containsKey(name);
    if (!declared && matcher.group(2) == null && afterParenthesis) {
      return null;
    }
    String format = matcher.group(2) == null ? "" : matcher.group(2);
    return new QueryTemplate.Placeholder(
        matcher.end(), name, format, defaults.getOrDefault(name, ""));
  }

  @Override
  public String inLiteral(QueryTemplate.Placeholder placeholder) {
    throw new IllegalStateException("a workbook has no placeholders in literals");
  }
}
