package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.ImageReferences;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.SourceText;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads READMEs and release notes as they are, and makes a summary (analysis rules 4.4). */
final class MarkdownReader implements ContentReader<MarkdownFacts> {

  private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);
  private static final Pattern IMAGE_LINE = Pattern.compile("\\[?!\\[.*|<(?:img|a|p|div|br)\\b.*");
  private static final Pattern BREAK = Pattern.compile("(?i)</?br\\b[^<>]{0,100}>| {2,}");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,2000}>");

  /** A line of a table of contents: an entry of a list that leads into the text itself. */
  private static final Pattern CONTENTS_LINE =
      Pattern.compile("(?:[-*+]|\\d{1,9}[.)])\\s+\\[[^\\]]{0,500}\\]\\(#.*");

  private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]{0,500})\\]\\([^)]{0,2000}\\)");
  private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`|(?<!\\w)[*_]|[*_](?!\\w)");

  private final FileKind kind;
  private final ContentLimits limits;

  MarkdownReader(FileKind kind, ContentLimits limits) {
    this.kind = kind;
    this.limits = limits;
  }

  @Override
  public FileKind kind() {
    return kind;
  }

  @Override
  public Class<MarkdownFacts> type() {
    return MarkdownFacts.class;
  }

  @Override
  public MarkdownFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    String text = SourceText.decode(bytes, limits, problems);
    if (text.length() > limits.markdownLength()) {
      int end = text.lastIndexOf('\n', limits.markdownLength());
      problems.warning(
          SourceText.lineAt(text, limits.markdownLength()),
          0,
          "text-too-long",
          "The text is longer than " + limits.markdownLength() + " characters and was cut.");
      text = text.substring(0, end < 0 ? limits.markdownLength() : end + 1);
    }
    return new MarkdownFacts(text, summary(text), ImageReferences.of(text));
  }

  private static String summary(String text) {
    List<String> paragraph = new ArrayList<>();
    for (String line : COMMENT.matcher(text).replaceAll("").lines().map(String::strip).toList()) {
      boolean ends = line.isEmpty() || line.startsWith("#");
      if (ends && !paragraph.isEmpty()) {
        break;
      }
      boolean says = !IMAGE_LINE.matcher(line).matches() && !CONTENTS_LINE.matcher(line).matches();
      String words = withoutTags(line);
      if (says && !ends && !words.isEmpty()) {
        paragraph.add(words);
      }
    }
    String joined = String.join(" ", paragraph);
    return MARKS.matcher(LINK.matcher(joined).replaceAll("$1")).replaceAll("").strip();
  }

  private static String withoutTags(String line) {
    String words = TAG.matcher(BREAK.matcher(line).replaceAll(" ")).replaceAll("");
    return BREAK.matcher(words).replaceAll(" ").strip();
  }
}
