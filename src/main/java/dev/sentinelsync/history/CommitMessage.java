package dev.sentinelsync.history;

import dev.sentinelsync.support.Lines;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the message of a commit says to readers (analysis rules 17.1). Names of branches, which hold
 * those of people, and addresses of people are left out.
 *
 * @param pullRequest number of the pull request that it merges; 0 if it names none
 * @param title one line; untrusted text
 */
public record CommitMessage(int pullRequest, String title) {

  private static final int LONGEST_TITLE = 200;

  /** Longer messages are cut: only their first lines are looked at. */
  private static final int MOST_CHARACTERS = 4_000;

  /** What GitHub and Azure DevOps write when they merge. */
  private static final Pattern MERGE =
      Pattern.compile("(?:Merge pull request #|Merged PR )(\\d{1,9})\\b(?: from \\S+)?:?\\s*(.*)");

  /** What GitHub appends when it squashes. */
  private static final Pattern SQUASH = Pattern.compile("\\(#(\\d{1,9})\\)\\s*$");

  /** Generous on purpose: what looks like an address is cut. */
  private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>()@,;]+@[^\\s<>()@,;]+>?");

  /** Reads a message. */
  public static CommitMessage of(String message) {
    List<String> lines =
        message
            .substring(0, Math.min(message.length(), MOST_CHARACTERS))
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    String first = lines.isEmpty() ? "" : lines.get(0);
    Matcher merge = MERGE.matcher(first);
    if (merge.matches()) {
      String rest = merge.group(2);
      String title = rest.isEmpty() && lines.size() > 1 ? lines.get(1) : rest;
      return new CommitMessage(Integer.parseInt(merge.group(1)), clean(title));
    }
    Matcher squash = SQUASH.matcher(first);
    return squash.find()
        ? new CommitMessage(
            Integer.parseInt(squash.group(1)), clean(first.substring(0, squash.start())))
        : new CommitMessage(0, clean(first));
  }

  private static String clean(String title) {
    String shown = ADDRESS.matcher(title).replaceAll("…").replaceAll("[\\p{Cntrl}\\s]+", " ");
    return Lines.shorten(shown.strip(), LONGEST_TITLE);
  }
}
