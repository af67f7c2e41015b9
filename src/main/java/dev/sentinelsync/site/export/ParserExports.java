package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.derive.Association;
import dev.sentinelsync.catalog.input.FilterFields;
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
import java.util.Locale;
import java.util.stream.Collectors;

/** Exports of parsers, ASIM parsers apart from the others. */
final class ParserExports {

  private static final CsvTable<ParserRow> PARSERS =
      new CsvTable<ParserRow>()
          .column("parser_name", row -> row.parser().name())
          .column("parser_title", row -> row.parser().title())
          .column("parser_version", row -> row.parser().version())
          .column("parser_last_updated", row -> row.parser().lastUpdated())
          .column("parser_category", row -> row.parser().category())
          .column("description", row -> row.parser().description())
          .column(
              "tables",
              row -> String.join(", ", new TableLinks(row.context()).names(row.parser().tables())))
          .column("filter_fields", row -> FilterFields.of(row.file()))
          .column("source_file", row -> row.parser().path())
          .column("github_url", row -> SourceUrls.of(row.context(), row.parser().path()))
          .column("solution_name", row -> row.parser().solutionName())
          .column("solution_folder", row -> RepositoryPath.fileName(row.parser().solutionKey()))
          .column(
              "solution_github_url",
              row ->
                  row.parser().solutionKey().isEmpty()
                      ? ""
                      : SourceUrls.of(row.context(), row.parser().solutionKey()))
          .column("location", row -> row.parser().isLegacy() ? "legacy" : "solution")
          .column("file_type", row -> row.parser().fileType())
          .column("discovered", row -> Boolean.toString(!row.parser().listed()));

  private static final CsvTable<AsimRow> ASIM_PARSERS =
      new CsvTable<AsimRow>()
          .column("parser_name", row -> row.parser().name())
          .column("equivalent_builtin", row -> row.parser().builtIn())
          .column("schema", row -> row.parser().schema())
          .column("schema_version", row -> row.parser().schemaVersion())
          .column("parser_type", row -> row.parser().role().name().toLowerCase(Locale.ROOT))
          .column("parser_title", row -> row.parser().title())
          .column("parser_version", row -> row.parser().version())
          .column("parser_last_updated", row -> row.parser().lastUpdated())
          .column("product_name", row -> row.parser().product())
          .column("description", row -> row.parser().description())
          .column(
              "tables",
              row -> String.join(";", new TableLinks(row.context()).names(row.parser().tables())))
          .column("sub_parsers", row -> String.join(";", row.parser().subParsers()))
          .column(
              "parser_params",
              row ->
                  row.parser().parameters().stream()
                      .map(ParserExports::text)
                      .collect(Collectors.joining(";")))
          .column("filter_fields", row -> FilterFields.ofAsimParser(row.file()))
          .column("associated_connectors", row -> String.join(", ", row.association().connectors()))
          .column("associated_solutions", row -> String.join(", ", row.association().solutions()))
          .column(
              "references",
              row ->
                  row.parser().references().stream()
                      .map(ParserExports::text)
                      .collect(Collectors.joining(";")))
          .column("source_file", row -> row.parser().path())
          .column("github_url", row -> SourceUrls.of(row.context(), row.parser().path()));

  private record ParserRow(PageContext context, Parser parser, SourceFile file) {}

  private record AsimRow(
      PageContext context, AsimParser parser, SourceFile file, Association association) {}

  private ParserExports() {}

  /** Legacy parsers by folder, then those of solutions. */
  static byte[] parsers(PageContext context) {
    return PARSERS.file(
        context.facts().ids(ParserCatalog.PARSER).stream()
            .flatMap(path -> context.facts().find(ParserCatalog.PARSER, path).stream())
            .sorted(
                Comparator.comparing((Parser parser) -> !parser.isLegacy())
                    .thenComparing(Parser::solutionKey, Ordinal.IGNORING_CASE)
                    .thenComparing(Parser::path, Ordinal.ORDER))
            .map(parser -> new ParserRow(context, parser, file(context, parser.path()))));
  }

  private static SourceFile file(PageContext context, String path) {
    return context.facts().get(InputCatalog.FILE, path);
  }

  /** Filtering twins included. */
  static byte[] asimParsers(PageContext context) {
    return ASIM_PARSERS.file(
        context.facts().members(ParserCatalog.ASIM_PARSERS, "").stream()
            .map(key -> context.facts().get(ParserCatalog.ASIM, key))
            .sorted(Comparator.comparing(AsimParser::path, Ordinal.ORDER))
            .map(
                parser ->
                    new AsimRow(
                        context,
                        parser,
                        file(context, parser.path()),
                        Association.of(parser, context.facts()))));
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
