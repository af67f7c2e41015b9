package dev.sentinelsync.history;

import dev.sentinelsync.support.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One difference between two versions of an item.
 *
 * @param topic what changed
 * @param subject what of it, such as {@code EventID ==}; empty if nothing needs to be added
 * @param before what is no longer there; a value's old form
 * @param after what is new; a value's new form
 */
public record ValueChange(
    ChangeTopic topic, String subject, List<String> before, List<String> after) {

  /** More values of one side are counted. */
  private static final int MOST_VALUES = 10;

  /** Longer values are cut. */
  private static final int LONGEST_VALUE = 100;

  /** Copies the lists. Cuts nothing: a stored difference comes back as it was. */
  public ValueChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** A difference as pages show it: long lists and values are cut. */
  static ValueChange of(
      ChangeTopic topic, String subject, List<String> before, List<String> after) {
    return new ValueChange(
        topic, Lines.shorten(subject, LONGEST_VALUE), bounded(before), bounded(after));
  }

  private static List<String> bounded(List<String> values) {
    List<String> shown = new ArrayList<>();
    for (String value : values.subList(0, Math.min(values.size(), MOST_VALUES))) {
      String line = value.strip().replaceAll("\\s+", " ");
      shown.add(line.isEmpty() ? "(empty)" : Lines.shorten(line, LONGEST_VALUE));
    }
    if (values.size() > MOST_VALUES) {
      shown.add(String.format(Locale.ROOT, "%,d more", values.size() - MOST_VALUES));
    }
    return List.copyOf(shown);
  }

  /** What changed: the topic with its subject. The subject is untrusted text. */
  public String what() {
    return subject.isEmpty() ? topic.label() : topic.label() + " " + subject;
  }

  /**
   * The difference in words, such as {@code Severity: Medium → High}. Holds untrusted text, and no
   * line ends.
   */
  public String sentence() {
    if (before.isEmpty() && after.isEmpty()) {
      return what() + " changed";
    }
    if (before.size() == 1 && after.size() == 1) {
      return what() + ": " + before.get(0) + " → " + after.get(0);
    }
    List<String> parts = new ArrayList<>();
    if (!after.isEmpty()) {
      parts.add("added " + String.join(", ", after));
    }
    if (!before.isEmpty()) {
      parts.add("removed " + String.join(", ", before));
    }
    return what() + ": " + String.join("; ", parts);
  }
}
