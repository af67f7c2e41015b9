package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Lines;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A README shown on a page.
 *
 * @param path the file that it is from
 * @param label where it is from, for people
 * @param url where it is from
 * @param text its text, made safe, its references led back to the repository
 */
public record EmbeddedReadme(String path, String label, String url, Markup text) {

  /** Longest text on the page of a solution, in code points (page layouts 8.8). */
  private static final int SOLUTION_LENGTH = 3_000;

  /** Longest text on the page of an item, in code points (page layouts 8.11). */
  private static final int ITEM_LENGTH = 5_000;

  private static final String TRUNCATED = "*[Content truncated...]*";

  /** The README beside an item, or null; a title that names the item is left out. */
  public static EmbeddedReadme ofItem(PageContext context, ContentItem item) {
    String name = item.name().toLowerCase(Locale.ROOT);
    int typeFolder = item.path().length() - item.origin().relativePath().length();
    return of(
        context,
        item.content().readmePath(),
        path -> path.substring(Math.min(typeFolder, path.length())),
        text -> shorten(withoutTitle(text, title -> title.contains(name)), ITEM_LENGTH));
  }

  /** The README of a solution, or null; a title that only says so is left out. */
  public static EmbeddedReadme ofSolution(PageContext context, Solution solution) {
    String name = solution.name().toLowerCase(Locale.ROOT);
    Predicate<String> saysSo = title -> title.equals(name) || title.contains("solution");
    return of(
        context,
        solution.documents().readmePath(),
        path -> solution.name() + "/" + RepositoryPath.fileName(path),
        text -> shorten(withoutTitle(text, saysSo), SOLUTION_LENGTH));
  }

  /** The README of a connector as a whole, or null. */
  public static EmbeddedReadme ofConnector(PageContext context, Connector connector) {
    return of(
        context,
        connector.about().readmePath(),
        path -> path.substring(path.indexOf('/') + 1),
        text -> text);
  }

  /** The release notes of a solution, or nothing. */
  public static Markup releaseNotes(PageContext context, Solution solution) {
    String path = solution.documents().releaseNotesPath();
    return read(context, path)
        .map(text -> RepositoryMarkdown.of(context, text, RepositoryPath.folder(path)))
        .orElse(Markup.EMPTY);
  }

  /** A rule about text. */
  @FunctionalInterface
  private interface Rule {
    String apply(String text);
  }

  private static EmbeddedReadme of(PageContext context, String path, Rule label, Rule cut) {
    return read(context, path)
        .map(cut::apply)
        .filter(text -> !text.isEmpty())
        .map(
            text ->
                new EmbeddedReadme(
                    path,
                    label.apply(path),
                    SourceUrls.of(context, path),
                    RepositoryMarkdown.of(context, text, RepositoryPath.folder(path))))
        .orElse(null);
  }

  /** The stripped text of a Markdown file, if there is one and it says something. */
  private static Optional<String> read(PageContext context, String path) {
    return context
        .facts()
        .find(InputCatalog.FILE, path)
        .flatMap(file -> file.facts(MarkdownFacts.class))
        .map(markdown -> Lines.strip(Lines.normalise(markdown.text())))
        .filter(text -> !text.isEmpty());
  }

  private static String withoutTitle(String text, Predicate<String> superfluous) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    if (!first.startsWith("#")) {
      return text;
    }
    String title = Lines.strip(first.replaceFirst("^#+", "")).toLowerCase(Locale.ROOT);
    return superfluous.test(title) ? Lines.strip(text.substring(first.length())) : text;
  }

  /** Cuts at a line's end and says so; a block of code that the cut opens is closed. */
  private static String shorten(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    String start = text.substring(0, text.offsetByCodePoints(0, length));
    int line = start.lastIndexOf('\n');
    String whole = line < 0 ? start : start.substring(0, line);
    String fence = openFence(whole);
    return whole + (fence.isEmpty() ? "" : "\n" + fence) + "\n\n" + TRUNCATED;
  }

  /** The fence that closes the last block of code, or nothing if none is open. */
  private static String openFence(String text) {
    String open = "";
    for (String line : text.split("\n", -1)) {
      String trimmed = line.strip();
      String fence = fence(trimmed);
      if (open.isEmpty()) {
        open = fence;
      } else if (!fence.isEmpty() && fence.startsWith(open) && fence.equals(trimmed)) {
        open = "";
      }
    }
    return open;
  }

  private static String fence(String line) {
    int end = 0;
    while (end < line.length()
        && line.charAt(end) == line.charAt(0)
        && "`~".indexOf(line.charAt(0)) >= 0) {
      end++;
    }
    return end >= 3 ? line.substring(0, end) : "";
  }
}
