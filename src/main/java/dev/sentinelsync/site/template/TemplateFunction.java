package dev.sentinelsync.site.template;

import java.util.List;

/** A function that templates call; an exception of it makes the rendering fail. */
@FunctionalInterface
public interface TemplateFunction {

  /**
   * Calls the function.
   *
   * @param arguments texts, as many as the template gives
   * @return the result; a plain string is escaped when it is printed
   */
  Object call(List<String> arguments);
}
