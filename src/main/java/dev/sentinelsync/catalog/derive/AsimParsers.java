package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.FunctionNames;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimProducts;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.schema.AsimSchema;
import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.AsimParserFacts;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** ASIM parsers: those that files define, and built-in ones that are only called. */
public final class AsimParsers implements Derivation<AsimParser> {

  static final Family<AsimTables> ASIM_TABLES = new Family<>("asim-tables");

  private static final String SOURCE_AGNOSTIC = "Source agnostic";

  @Override
  public Family<AsimParser> family() {
    return ParserCatalog.ASIM;
  }

  @Override
  public AsimParser derive(String key, Facts facts) {
    List<String> files = facts.members(ParserCatalog.ASIM_FILES, key);
    return files.isEmpty() ? undefined(key, facts) : defined(key, files.get(0), facts);
  }

  private static AsimParser defined(String key, String path, Facts facts) {
    SourceFile file = facts.get(InputCatalog.FILE, path);
    AsimParserFacts said = file.facts(AsimParserFacts.class).orElseThrow();
    String folder = path.split("/")[1];
    return new AsimParser(
        key,
        said.names().parserName(),
        said.names().equivalentBuiltIn(),
        path,
        new AsimParser.Kind(
            said.schema().isEmpty() ? folder.replaceFirst("(?i)^asim\\s*", "") : said.schema(),
            said.schemaVersion(),
            role(said, file.fileName()),
            isFiltering(said.names().parserName())),
        new AsimParser.About(
            said.about().title(),
            said.about().version(),
            said.about().lastUpdated(),
            said.about().productName(),
            said.about().description().replace('\n', ' '),
            said.about().references().stream()
                .map(reference -> new AsimParser.Reference(reference.title(), reference.link()))
                .toList()),
        new AsimParser.Body(
            facts.find(ASIM_TABLES, path).map(AsimTables::keys).orElse(List.of()),
            said.subParsers(),
            said.parameters().stream()
                .map(
                    parameter ->
                        new AsimParser.Parameter(
                            parameter.name(), parameter.type(), parameter.defaultValue()))
                .toList(),
            unions(said, facts)));
  }

  private static Role role(AsimParserFacts said, String fileName) {
    if (!said.subParsers().isEmpty()) {
      return Role.UNION;
    }
    return said.names().parserName().toLowerCase(Locale.ROOT).endsWith("empty")
            || fileName.toLowerCase(Locale.ROOT).contains("empty")
        ? Role.EMPTY
        : Role.SOURCE;
  }

  private static boolean isFiltering(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("im") || lower.startsWith("vim");
  }

  private static List<String> unions(AsimParserFacts said, Facts facts) {
    TreeSet<String> unions = new TreeSet<>();
    Stream.of(said.names().parserName(), said.names().equivalentBuiltIn())
        .filter(name -> !name.isEmpty())
        .forEach(
            name ->
                unions.addAll(
                    facts.members(ParserCatalog.UNIONS_BY_NAME, name.toLowerCase(Locale.ROOT))));
    unions.remove(Keys.asim(said.names().parserName()));
    return List.copyOf(unions);
  }

  /** A built-in parser of every workspace whose file the repository does not hold. */
  private static AsimParser undefined(String key, Facts facts) {
    String builtIn = Keys.mostUsed(facts.tally(ParserCatalog.ASIM_SPELLINGS, key));
    boolean known = FunctionNames.isBuiltInAsim(builtIn);
    String name = known ? FunctionNames.deployedName(builtIn) : builtIn;
    List<String> none = List.of();
    return new AsimParser(
        key,
        name,
        known ? builtIn : "",
        "",
        new AsimParser.Kind(
            known ? FunctionNames.schemaOf(builtIn) : "",
            "",
            name.startsWith("vim") ? Role.SOURCE : Role.UNION,
            isFiltering(name)),
        new AsimParser.About("", "", "", "", "", List.of()),
        new AsimParser.Body(none, none, List.of(), none));
  }

  @Override
  public void emit(String key, AsimParser parser, Emitter out) {
    if (!parser.schema().isEmpty()) {
      out.put(ParserCatalog.ASIM_BY_SCHEMA, AsimSchema.key(parser.schema()), key);
      out.declare(SchemaCatalog.ASIM_SCHEMA, AsimSchema.key(parser.schema()));
    }
    if (!parser.isDefined()) {
      return;
    }
    out.put(ParserCatalog.ASIM_PARSERS, "", key);
    parser.body().tables().forEach(table -> out.put(ParserCatalog.ASIM_BY_TABLE, table, key));
  }

  /** Whether the parser is for one product; only source parsers are. */
  static boolean hasProduct(AsimParser parser) {
    return parser.kind().role() == Role.SOURCE
        && !parser.about().product().isEmpty()
        && !parser.about().product().equalsIgnoreCase(SOURCE_AGNOSTIC);
  }

  /**
   * The tables that the parser of a file reads.
   *
   * @param spellings as written, by code point
   * @param asim keys of the ASIM parsers that its queries call
   * @param parsers the other parsers that they call
   */
  record AsimTables(List<String> spellings, List<String> asim, ResolvedNames.Parsers parsers) {

    List<String> keys() {
      return spellings.stream().map(Keys::table).toList();
    }
  }

  /** What the queries of ASIM parsers read; the parsers that they call are not expanded. */
  public static final class Reading implements Derivation<AsimTables> {

    @Override
    public Family<AsimTables> family() {
      return ASIM_TABLES;
    }

    @Override
    public AsimTables derive(String path, Facts facts) {
      SourceFile file = facts.get(InputCatalog.FILE, path);
      ResolvedNames names = NameResolution.of(file, facts);
      return new AsimTables(
          names.tables().stream().map(ResolvedNames.TableName::spelling).toList(),
          names.asim().stream().map(ItemTables.AsimUse::key).toList(),
          names.parsers());
    }

    @Override
    public void emit(String path, AsimTables tables, Emitter out) {
      for (String spelling : tables.spellings()) {
        String key = Keys.table(spelling);
        out.put(TableCatalog.TABLE_SPELLINGS, key, spelling);
        out.declare(TableCatalog.TABLE, key);
      }
      tables.parsers().emit(path, out);
      tables.asim().forEach(key -> out.put(ParserCatalog.ASIM_CALLERS, key, path));
    }
  }

  /** The products that parsers stand for. */
  public static final class Products implements Derivation<AsimProducts> {

    @Override
    public Family<AsimProducts> family() {
      return ParserCatalog.ASIM_PRODUCTS;
    }

    @Override
    public AsimProducts derive(String key, Facts facts) {
      return facts
          .find(ParserCatalog.ASIM, key)
          .map(parser -> new AsimProducts(List.copyOf(products(parser, facts))))
          .orElse(null);
    }

    private static TreeSet<String> products(AsimParser parser, Facts facts) {
      TreeSet<String> products = new TreeSet<>();
      if (hasProduct(parser)) {
        products.add(parser.about().product());
      }
      for (String name : parser.body().subParsers()) {
        facts.members(ParserCatalog.ASIM_NAMES, name.toLowerCase(Locale.ROOT)).stream()
            .flatMap(key -> facts.find(ParserCatalog.ASIM, key).stream())
            .filter(AsimParsers::hasProduct)
            .forEach(source -> products.add(source.about().product()));
      }
      return products;
    }
  }
}
