package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Lines;
import java.util.regex.Pattern;

/** Descriptions as pages show them. */
public final class Descriptions {

  private static final Pattern BREAK = Pattern.compile("<br>");

  private static final Pattern BLANKS = Pattern.compile(" {2,}");

  private Descriptions() {}

  /** The description of an item: without white space and one pair of quotes around it. */
  public static Markup item(PageContext context, ContentItem item) {
    String text = unquote(unquote(Lines.strip(item.description()), '\''), '"');
    if (context.layout().equals(PageContext.CLASSIC)) {
      // A line break behind a blank made two blanks later, but one on the pages of this layout.
      text = BLANKS.matcher(text).replaceAll(" ");
    }
    return RepositoryMarkdown.of(context, text, RepositoryPath.folder(item.path()));
  }

  /** The description of a solution, as its definition has it. */
  public static Markup solution(PageContext context, Solution solution) {
    return RepositoryMarkdown.of(context, solution.description(), solution.key());
  }

  /** The description of a connector; a forced line break in it starts a paragraph. */
  public static Markup connector(PageContext context, Connector connector) {
    String text = BREAK.matcher(connector.description()).replaceAll("\n\n");
    return RepositoryMarkdown.of(context, text, RepositoryPath.folder(connector.definitionPath()));
  }

  /** The description of a parser, without white space around it. */
  public static Markup parser(PageContext context, String description, String path) {
    return RepositoryMarkdown.of(context, Lines.strip(description), RepositoryPath.folder(path));
  }

  private static String unquote(String text, char quote) {
    boolean quoted =
        text.length() >= 2 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
