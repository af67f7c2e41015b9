package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One step of a commit in place, written as {@code FILE PATH} or {@code - PATH}.
 *
 * @param file name of the new page's file in the spool; {@code -} when the page is removed
 * @param path of the page
 */
record Step(String file, String path) {

  private static final String REMOVED = "-";
  private static final Pattern LINE = Pattern.compile("(-|\\d{1,9}) (.+)");

  static Step place(String file, String path) {
    return new Step(file, path);
  }

  static Step remove(String path) {
    return new Step(REMOVED, path);
  }

  boolean isRemoval() {
    return REMOVED.equals(file);
  }

  static byte[] text(List<Step> steps) {
    return steps.stream()
        .map(step -> step.file + " " + step.path + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Understands {@link #text}.
   *
   * @throws TargetException {@code CORRUPT} when it is damaged
   */
  static List<Step> read(String text) {
    return text.lines().map(Step::readLine).toList();
  }

  private static Step readLine(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new TargetException(
          Reason.CORRUPT,
          "The record of an interrupted publish (.sentinel-sync/pending) is damaged. Delete that"
              + " folder and repair the target.");
    }
    return new Step(matcher.group(1), PathRules.check(matcher.group(2)));
  }
}
