package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.FunctionNames;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.parser.ParserRow;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ParserFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parser functions outside ASIM (analysis rules 7). */
public final class Parsers implements Derivation<Parsers.Resolved> {

  public static final Family<Resolved> FAMILY = new Family<>("parser-names");

  /**
   * A parser with the spellings of its tables.
   *
   * @param parser the parser
   * @param spellings as written, in the order of its tables
   * @param asim the ASIM parsers that it calls
   * @param parsers the other parsers that it calls
   */
  record Resolved(
      Parser parser,
      List<String> spellings,
      List<ItemTables.AsimUse> asim,
      ResolvedNames.Parsers parsers) {}

  @Override
  public Family<Resolved> family() {
    return FAMILY;
  }

  @Override
  public Resolved derive(String path, Facts facts) {
    SourceFile file = facts.get(InputCatalog.FILE, path);
    if (hasYamlTwin(file, facts)) {
      return null;
    }
    ParserFacts said = file.facts(ParserFacts.class).orElseThrow();
    List<String> names = file.functionNames();
    ResolvedNames read = NameResolution.of(file, facts);
    String solutionKey = file.solutionKey();
    var solution = facts.find(SolutionCatalog.SOLUTION, solutionKey);
    String name = names.get(0);
    Parser parser =
        new Parser(
            path,
            name,
            names,
            new Parser.About(
                said.about().title().isEmpty() ? name : said.about().title(),
                said.about().version(),
                said.about().lastUpdated(),
                said.about().category(),
                said.about().description().replace('\n', ' '),
                ending(file)),
            new Parser.Origin(
                solutionKey,
                solution.map(Solution::name).orElse(""),
                solutionKey.isEmpty() || Listing.lists(file, facts),
                solution.map(one -> one.offer().published()).orElse(true)),
            read.tables().stream().map(ResolvedNames.TableName::key).toList(),
            read.asim().stream().map(ItemTables.AsimUse::key).toList());
    return new Resolved(
        parser,
        read.tables().stream().map(ResolvedNames.TableName::spelling).toList(),
        read.asim(),
        read.parsers());
  }

  /** A text parser is a copy of the YAML parser of the same name beside it (page layouts 8.12). */
  private static boolean hasYamlTwin(SourceFile file, Facts facts) {
    if (!file.kind().equals(Optional.of(FileKind.PARSER_TEXT))) {
      return false;
    }
    String name = FunctionNames.normalForm(file.functionNames().get(0));
    return facts.members(InputCatalog.FUNCTIONS, name).stream()
        .map(path -> facts.get(InputCatalog.FILE, path))
        .anyMatch(
            twin ->
                twin.kind().equals(Optional.of(FileKind.PARSER_YAML))
                    && twin.solutionKey().equals(file.solutionKey())
                    && FunctionNames.normalForm(twin.functionNames().get(0)).equals(name));
  }

  private static String ending(SourceFile file) {
    String name = file.fileName();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public void emit(String path, Resolved resolved, Emitter out) {
    Parser parser = resolved.parser();
    resolved
        .spellings()
        .forEach(
            spelling -> {
              String key = Keys.table(spelling);
              out.put(TableCatalog.TABLE_SPELLINGS, key, spelling);
              out.put(ParserCatalog.PARSERS_BY_TABLE, key, path);
              out.declare(TableCatalog.TABLE, key);
            });
    String standing =
        parser.isLegacy() ? "legacy" : parser.origin().listed() ? "listed" : "discovered";
    out.put(InputCatalog.BUCKETS, Buckets.parsers(standing), path);
    if (!parser.isLegacy()) {
      out.put(InputCatalog.BUCKETS, Buckets.parsers("solutions"), parser.origin().solutionKey());
    }
    for (ItemTables.AsimUse use : resolved.asim()) {
      out.put(ParserCatalog.ASIM_SPELLINGS, use.key(), use.name());
      out.put(ParserCatalog.PARSERS_BY_ASIM, use.key(), path);
      out.declare(ParserCatalog.ASIM, use.key());
    }
    resolved.parsers().emit(path, out);
  }

  /** The parsers as pages show them. */
  public static final class Shown implements Derivation<Parser> {

    @Override
    public Family<Parser> family() {
      return ParserCatalog.PARSER;
    }

    @Override
    public Parser derive(String path, Facts facts) {
      return facts.find(FAMILY, path).map(Resolved::parser).orElse(null);
    }
  }

  /** The rows of the index of parsers. */
  public static final class Rows implements Derivation<ParserRow> {

    @Override
    public Family<ParserRow> family() {
      return ParserCatalog.PARSER_ROW;
    }

    @Override
    public ParserRow derive(String path, Facts facts) {
      return facts
          .find(ParserCatalog.PARSER, path)
          .map(
              parser ->
                  new ParserRow(
                      path,
                      parser.name(),
                      parser.origin().solutionKey(),
                      parser.origin().solutionName(),
                      parser.tables(),
                      parser.origin().listed()))
          .orElse(null);
    }
  }
}
