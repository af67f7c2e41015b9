package dev.sentinelsync.verify.plan;

import dev.sentinelsync.history.ChangeFields;
import dev.sentinelsync.history.ChangeFlag;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.support.Numbers;
import dev.sentinelsync.verify.plan.SitePlan.OutputChange;
import dev.sentinelsync.verify.plan.SitePlan.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plan as a comment of a pull request: at most 100 lines and 60,000 bytes, since GitHub refuses
 * comments over 65,536 characters; the rest is counted.
 */
final class PlanMarkdown {

  static final int MOST_LINES = 100;
  static final int MOST_BYTES = 60_000;

  private static final int MOST_UNREADABLE = 10;
  private static final int MOST_SENTENCES = 8;
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_TEXT = 300;
  private static final int SHORT_DIGEST = 12;

  private final List<String> lines = new ArrayList<>();
  private int bytes;

  private PlanMarkdown() {}

  static String of(SitePlan plan) {
    PlanMarkdown comment = new PlanMarkdown();
    comment.add(List.of("### What this changes on the site", ""));
    comment.add(List.of(summary(plan), ""));
    comment.section(
        "**Files that cannot be read**",
        plan.unreadable().stream().map(PlanMarkdown::unreadable).toList(),
        new Share(comment.lines.size() + MOST_UNREADABLE, MOST_BYTES / 6));
    comment.section(
        "**Items**",
        plan.items().stream().map(PlanMarkdown::item).toList(),
        new Share(MOST_LINES * 6 / 10, MOST_BYTES * 6 / 10));
    comment.section(
        "**Outputs by kind of page**",
        plan.outputs().entrySet().stream().map(PlanMarkdown::kind).toList(),
        new Share(MOST_LINES * 8 / 10, MOST_BYTES * 7 / 10));
    comment.section(
        "**Outputs**",
        plan.outputs().values().stream().flatMap(List::stream).map(PlanMarkdown::output).toList(),
        new Share(MOST_LINES, MOST_BYTES));
    return String.join("\n", comment.lines).stripTrailing();
  }

  /** Up to where a section may reach. */
  private record Share(int lines, int bytes) {}

  private void section(String title, List<List<String>> entries, Share share) {
    if (entries.isEmpty()) {
      return;
    }
    add(List.of(title, ""));
    int shown = 0;
    // Two lines stay for the number of what is left out and the line behind it.
    for (List<String> entry : entries) {
      if (lines.size() + entry.size() + 2 > share.lines()
          || bytes + size(entry) + LONGEST_TEXT > share.bytes()) {
        break;
      }
      add(entry);
      shown++;
    }
    if (shown < entries.size()) {
      add(List.of("* and " + Numbers.withSeparators(entries.size() - shown) + " more"));
    }
    add(List.of(""));
  }

  private void add(List<String> more) {
    lines.addAll(more);
    bytes += size(more);
  }

  private static int size(List<String> lines) {
    return lines.stream().mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + 1).sum();
  }

  private static String summary(SitePlan plan) {
    int breaking = (int) plan.items().stream().filter(ItemChange::isBreaking).count();
    int silent = (int) plan.items().stream().filter(ItemChange::isSilent).count();
    String what =
        plan.isEmpty()
            ? "nothing changes."
            : "%s item(s) and %s output(s) change; %s item(s) may break what uses them, %s changed their logic without their version."
                .formatted(
                    Numbers.withSeparators(plan.items().size()),
                    Numbers.withSeparators(plan.changedOutputs()),
                    Numbers.withSeparators(breaking),
                    Numbers.withSeparators(silent));
    return "From " + revision(plan.from()) + " to " + revision(plan.to()) + ": " + what;
  }

  private static String revision(Revision revision) {
    return "`%s` (%s)"
        .formatted(revision.shortId(), CommentText.of(revision.summary(), LONGEST_NAME));
  }

  private static List<String> unreadable(UnreadableFile file) {
    return List.of(
        "* %s, line %d: %s"
            .formatted(
                CommentText.of(file.path(), LONGEST_TEXT),
                file.problem().line(),
                CommentText.of(file.problem().message(), LONGEST_TEXT)));
  }

  private static List<String> item(ItemChange change) {
    List<String> block = new ArrayList<>();
    block.add(
        "* %s (%s)%s"
            .formatted(
                CommentText.of(PlanText.title(change), LONGEST_NAME),
                CommentText.of(change.path(), LONGEST_TEXT),
                flags(change.difference().flags())));
    List<String> sentences = ChangeFields.sentences(change);
    int shown = Math.min(MOST_SENTENCES, sentences.size());
    for (String sentence : sentences.subList(0, shown)) {
      block.add("  * " + CommentText.of(sentence, LONGEST_TEXT));
    }
    if (shown < sentences.size()) {
      block.add("  * and " + Numbers.withSeparators(sentences.size() - shown) + " more");
    }
    return block;
  }

  private static String flags(List<ChangeFlag> flags) {
    StringBuilder text = new StringBuilder();
    for (ChangeFlag flag : flags) {
      text.append(text.length() == 0 ? ": " : "; ");
      text.append(flag.isBreaking() ? "**breaking: " : "**").append(flag.words()).append("**");
    }
    return text.toString();
  }

  private static List<String> kind(Map.Entry<String, List<OutputChange>> kind) {
    return List.of(
        "* %s: %s added, %s changed, %s removed"
            .formatted(
                kind.getKey().replace('_', ' '),
                count(kind.getValue(), "added"),
                count(kind.getValue(), "changed"),
                count(kind.getValue(), "removed")));
  }

  private static String count(List<OutputChange> changes, String action) {
    return Numbers.withSeparators(
        (int) changes.stream().filter(change -> change.action().equals(action)).count());
  }

  private static List<String> output(OutputChange change) {
    String digests =
        switch (change.action()) {
          case "added" -> digest(change.after());
          case "removed" -> digest(change.before());
          default -> digest(change.before()) + " → " + digest(change.after());
        };
    return List.of(
        "* %s %s %s"
            .formatted(change.action(), CommentText.of(change.address(), LONGEST_TEXT), digests));
  }

  private static String digest(String sha256) {
    return "`" + sha256.substring(0, SHORT_DIGEST) + "`";
  }
}
