package dev.sentinelsync.site.page.connector;

import dev.sentinelsync.support.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A step of the setup instructions (page layouts 8.9).
 *
 * @param number among the steps of its list, from 1; 0 if the title brings a number
 * @param title without white space around it, or empty
 * @param description without white space around it, or empty
 * @param instructions what to do, each with a {@code type} and {@code parameters}
 * @param innerSteps the steps below it
 */
public record SetupStep(
    int number,
    String title,
    String description,
    List<DefinitionPart> instructions,
    List<SetupStep> innerSteps) {

  /** A title that brings its own number is not numbered again. */
  private static final Pattern OWN_NUMBER = Pattern.compile("^\\d+\\.");

  /** The steps in a list, those without any content left out. */
  static List<SetupStep> of(DefinitionPart list) {
    List<SetupStep> steps = new ArrayList<>();
    int count = 0;
    for (DefinitionPart part : list.parts()) {
      String title = Lines.strip(part.text("title"));
      String description = Lines.strip(part.text("description"));
      List<DefinitionPart> instructions = part.parts("instructions");
      boolean isEmpty =
          title.isEmpty()
              && description.isEmpty()
              && instructions.isEmpty()
              && part.parts("innerSteps").isEmpty();
      if (isEmpty) {
        continue;
      }
      boolean numbered = OWN_NUMBER.matcher(title).find();
      if (!numbered
          && (!title.isEmpty() || !description.isEmpty() && !description.startsWith(">"))) {
        count++;
      }
      steps.add(
          new SetupStep(
              numbered ? 0 : count, title, description, instructions, part.steps("innerSteps")));
    }
    return steps;
  }
}
