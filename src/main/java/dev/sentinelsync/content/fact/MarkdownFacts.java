package dev.sentinelsync.content.fact;

/**
 * A Markdown file: a README or the release notes of a solution.
 *
 * @param text the whole text with {@code \n} line ends, untrusted; cut at the limit
 * @param summary the first paragraph after the title as plain text on one line, or empty
 */
public record MarkdownFacts(String text, String summary) implements FileFacts {}
