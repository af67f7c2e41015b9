package dev.sentinelsync.site.page.parser;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.schema.AsimSchema;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.ParserFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.QueryText;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.past.HistorySection;
import dev.sentinelsync.site.template.Markup;
import java.util.List;

/**
 * What the layout {@code full} adds to the page of a parser (page layouts 9.2).
 *
 * @param parameters its parameters, for a parser whose page does not list them otherwise
 * @param query its query
 * @param users who calls it
 * @param changeLog link to the file that lists its changes, or nothing
 * @param schema reference to the page of its schema, or empty
 * @param history what became of it; null without history
 */
public record ParserDetails(
    List<ContentQuery.Parameter> parameters,
    Query query,
    ParserUsers users,
    Markup changeLog,
    String schema,
    HistorySection history) {

  /** Most bytes of a query on a page. */
  private static final int LONGEST_QUERY = 30_000;

  /**
   * A query.
   *
   * @param text its beginning in a code block, or nothing
   * @param cut whether there is more of it
   */
  public record Query(Markup text, boolean cut) {}

  /** The details of a parser outside of ASIM. */
  static ParserDetails of(PageContext context, Parser parser) {
    SourceFile file = context.facts().get(InputCatalog.FILE, parser.path());
    return new ParserDetails(
        file.facts(ParserFacts.class).map(ParserFacts::parameters).orElse(List.of()),
        query(file),
        ParserUsers.of(context, parser),
        Markup.EMPTY,
        "",
        HistorySection.of(context, parser.path()));
  }

  /** The details of a defined ASIM parser. */
  static ParserDetails of(PageContext context, AsimParser parser) {
    PageId schema = new PageId(PageKind.ASIM_SCHEMA, AsimSchema.key(parser.schema()));
    return new ParserDetails(
        List.of(),
        query(context.facts().get(InputCatalog.FILE, parser.path())),
        ParserUsers.of(context, parser),
        changeLog(context, parser.path()),
        context.links().find(schema).orElse(""),
        HistorySection.of(context, parser.path()));
  }

  private static Query query(SourceFile file) {
    return file.facts().queries().stream()
        .findFirst()
        .map(query -> QueryText.visible(query.text()))
        .map(
            text -> {
              String shown = QueryText.beginning(text, LONGEST_QUERY);
              return new Query(QueryText.fenced(shown), shown.length() < text.length());
            })
        .orElse(new Query(Markup.EMPTY, false));
  }

  /** {@code CHANGELOG/<file>.md} beside the folder of the parser. */
  private static Markup changeLog(PageContext context, String path) {
    String folder = RepositoryPath.folder(RepositoryPath.folder(path)) + "/CHANGELOG";
    String name = RepositoryPath.fileName(path).replaceFirst("\\.[^.]*$", ".md");
    return context.facts().members(InputCatalog.FOLDER_FILES, folder).stream()
        .filter(file -> RepositoryPath.fileName(file).equalsIgnoreCase(name))
        .findFirst()
        .map(file -> SourceUrls.versionedLink(context, RepositoryPath::fileName, file))
        .orElse(Markup.EMPTY);
  }
}
