package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.derive.Association;
import dev.sentinelsync.catalog.derive.FilterFields;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Exports of parsers, ASIM parsers apart from the others. */
final class ParserExports {

  private static final List<String> PARSERS =
      List.of(
          "parser_name",
          "parser_title",
          "parser_version",
          "parser_last_updated",
          "parser_category",
          "description",
          "tables",
          "filter_fields",
          "source_file",
          "github_url",
          "solution_name",
          "solution_folder",
          "solution_github_url",
          "location",
          "file_type",
          "discovered");

  private static final List<String> ASIM_PARSERS =
      List.of(
          "parser_name",
          "equivalent_builtin",
          "schema",
          "schema_version",
          "parser_type",
          "parser_title",
          "parser_version",
          "parser_last_updated",
          "product_name",
          "description",
          "tables",
          "sub_parsers",
          "parser_params",
          "filter_fields",
          "associated_connectors",
          "associated_solutions",
          "references",
          "source_file",
          "github_url");

  private ParserExports() {}

  /** Legacy parsers by folder, then those of solutions. */
  static byte[] parsers(PageContext context) {
    return CsvTable.of(
        PARSERS,
        context.facts().ids(ParserCatalog.PARSER).stream()
            .flatMap(path -> context.facts().find(ParserCatalog.PARSER, path).stream())
            .sorted(
                Comparator.comparing((Parser parser) -> !parser.isLegacy())
                    .thenComparing(Parser::solutionKey, Ordinal.IGNORING_CASE)
                    .thenComparing(Parser::path, Ordinal.ORDER))
            .map(parser -> row(context, parser)));
  }

  private static List<String> row(PageContext context, Parser parser) {
    SourceFile file = context.facts().get(InputCatalog.FILE, parser.path());
    String solution = parser.solutionKey();
    return List.of(
        parser.name(),
        parser.title(),
        parser.version(),
        parser.lastUpdated(),
        parser.category(),
        parser.description(),
        String.join(", ", new TableLinks(context).names(parser.tables())),
        FilterFields.of(file),
        parser.path(),
        SourceUrls.of(context, parser.path()),
        parser.solutionName(),
        RepositoryPath.fileName(solution),
        solution.isEmpty() ? "" : SourceUrls.of(context, solution),
        parser.isLegacy() ? "legacy" : "solution",
        parser.fileType(),
        Boolean.toString(!parser.listed()));
  }

  /** Filtering twins included. */
  static byte[] asimParsers(PageContext context) {
    return CsvTable.of(
        ASIM_PARSERS,
        context.facts().members(ParserCatalog.ASIM_PARSERS, "").stream()
            .map(key -> context.facts().get(ParserCatalog.ASIM, key))
            .sorted(Comparator.comparing(AsimParser::path, Ordinal.ORDER))
            .map(parser -> row(context, parser)));
  }

  private static List<String> row(PageContext context, AsimParser parser) {
    SourceFile file = context.facts().get(InputCatalog.FILE, parser.path());
    Association association = Association.of(parser, context.facts());
    return List.of(
        parser.name(),
        parser.builtIn(),
        parser.schema(),
        parser.schemaVersion(),
        parser.role().name().toLowerCase(Locale.ROOT),
        parser.title(),
        parser.version(),
        parser.lastUpdated(),
        parser.product(),
        parser.description(),
        String.join(";", new TableLinks(context).names(parser.tables())),
        String.join(";", parser.subParsers()),
        parser.parameters().stream().map(ParserExports::text).collect(Collectors.joining(";")),
        FilterFields.ofAsimParser(file),
        String.join(", ", association.connectors()),
        String.join(", ", association.solutions()),
        parser.references().stream().map(ParserExports::text).collect(Collectors.joining(";")),
        parser.path(),
        SourceUrls.of(context, parser.path()));
  }

  private static String text(AsimParser.Parameter parameter) {
    String declared = parameter.name() + ":" + parameter.type();
    return parameter.defaultValue().isEmpty()
        ? declared
        : declared + "=" + parameter.defaultValue();
  }

  private static String text(AsimParser.Reference reference) {
    return reference.title().isEmpty()
        ? reference.link()
        : "[" + reference.title() + "](" + reference.link() + ")";
  }
}
