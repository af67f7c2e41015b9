package dev.sentinelsync.verify.plan;

import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.history.ChangeFields;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.support.ControlCharacters;
import dev.sentinelsync.support.Numbers;
import dev.sentinelsync.verify.plan.SitePlan.OutputChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan for a terminal. */
final class PlanText {

  private PlanText() {}

  static String of(SitePlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("From " + revision(plan.from()));
    lines.add("To   " + revision(plan.to()));
    plan.unreadable()
        .forEach(
            file -> {
              Problem problem = file.problem();
              String place = file.path() + ":" + problem.line() + ":" + problem.column();
              lines.add("unreadable " + place + " " + problem.message());
            });
    for (ItemChange change : plan.items()) {
      lines.add(title(change) + " (" + change.path() + ")");
      change
          .difference()
          .flags()
          .forEach(
              flag -> lines.add("  ! " + flag.words() + (flag.isBreaking() ? " (breaking)" : "")));
      ChangeFields.sentences(change).forEach(sentence -> lines.add("  " + sentence));
    }
    plan.outputs()
        .forEach(
            (kind, changes) -> {
              lines.add(kind + ": " + Numbers.many(changes.size(), "output"));
              changes.forEach(change -> lines.add("  " + output(change)));
            });
    lines.add(
        plan.isEmpty()
            ? "Nothing changes."
            : "%s and %s change."
                .formatted(
                    Numbers.many(plan.items().size(), "item"),
                    Numbers.many(plan.changedOutputs(), "output")));
    return String.join("\n", lines.stream().map(ControlCharacters::escapeLine).toList());
  }

  private static String revision(Revision revision) {
    return revision.id() + " " + revision.summary();
  }

  /** What happens to an item, with its versions; untrusted text. */
  static String title(ItemChange change) {
    String version = versions(change.before().version(), change.after().version());
    return change.action().name().toLowerCase(Locale.ROOT)
        + " "
        + ChangeFields.kind(change)
        + " "
        + ChangeFields.name(change)
        + (version.isEmpty() ? "" : ", " + version);
  }

  private static String versions(String before, String after) {
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      return after.isEmpty() ? before : after;
    }
    return before + " → " + after;
  }

  private static String output(OutputChange change) {
    return switch (change.action()) {
      case "added" -> "+ " + change.address();
      case "removed" -> "- " + change.address();
      default -> "~ " + change.address();
    };
  }
}
