package dev.sentinelsync.site.page.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.support.Lines;
import java.util.regex.Pattern;

/**
 * The setup instructions of a data connector as Markdown (page layouts 8.9), from the {@code
 * instructionSteps} of its definition. Plain rules, no language model: what the portal shows as a
 * form is described in words.
 */
public final class SetupSteps {

  /** Two blanks per level of nesting. */
  private static final String INDENT = "  ";

  /** A title that brings its own number is not numbered again. */
  private static final Pattern OWN_NUMBER = Pattern.compile("^\\d+\\.");

  private final SetupInstruction instruction = new SetupInstruction(this);

  private SetupSteps() {}

  /**
   * Renders a list of steps.
   *
   * @param instructionSteps the list as JSON text; empty for none
   * @return Markdown without blanks around it; empty when there is nothing to say
   */
  public static String markdown(String instructionSteps) {
    return new SetupSteps().list(DefinitionJson.parse(instructionSteps), 0);
  }

  /**
   * Renders the steps of one level. The text is stripped, so its first line has no indent of its
   * own.
   */
  String list(JsonNode steps, int level) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (JsonNode step : steps) {
      String title = Lines.strip(DefinitionJson.text(step, "title"));
      String description = Lines.strip(DefinitionJson.text(step, "description"));
      JsonNode instructions = step.path("instructions");
      JsonNode innerSteps = step.path("innerSteps");
      if (title.isEmpty()
          && description.isEmpty()
          && instructions.isEmpty()
          && innerSteps.isEmpty()) {
        continue;
      }
      boolean numbered = OWN_NUMBER.matcher(title).find();
      if (!numbered
          && (!title.isEmpty() || !description.isEmpty() && !description.startsWith(">"))) {
        number++;
      }
      String indent = INDENT.repeat(level);
      if (!title.isEmpty()) {
        String prefix = level == 0 && !numbered ? number + ". " : "";
        out.append(indent).append("**").append(prefix).append(title).append("**\n");
        if (!description.isEmpty()) {
          out.append('\n').append(indent).append(description).append('\n');
        }
      } else if (!description.isEmpty()) {
        out.append(indent).append(description).append('\n');
      }
      for (JsonNode entry : instructions) {
        instruction.append(out, entry, level);
      }
      if (!innerSteps.isEmpty()) {
        // The empty line below ends the last line of the inner steps and no more.
        out.append(list(innerSteps, level + 1));
      }
      out.append('\n');
    }
    return Lines.strip(out.toString());
  }
}
