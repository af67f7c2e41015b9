package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * A Markdown file: a README or the release notes of a solution.
 *
 * @param text the whole text with {@code \n} line ends, untrusted; cut at the limit
 * @param summary the first paragraph after the title as plain text on one line, or empty
 * @param images where the images of the text are, as written, in document order, each once
 */
public record MarkdownFacts(String text, String summary, List<String> images) implements FileFacts {

  /** Copies the list. */
  public MarkdownFacts {
    images = List.copyOf(images);
  }

  /** A text without images. */
  public MarkdownFacts(String text, String summary) {
    this(text, summary, List.of());
  }
}
