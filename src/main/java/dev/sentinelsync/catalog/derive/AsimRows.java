package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rows of lists of ASIM parsers, and the pairs (analysis rules 8, naming correspondence). */
public final class AsimRows implements Derivation<AsimRow> {

  private static final String MAIN = "asim";
  private static final String BUILT_IN_MAIN = "_asim_";
  private static final String BUILT_IN_FILTERING = "_im_";

  @Override
  public Family<AsimRow> family() {
    return ParserCatalog.ASIM_ROW;
  }

  @Override
  public AsimRow derive(String key, Facts facts) {
    return defined(key, facts).map(parser -> row(parser, facts)).orElse(null);
  }

  private static Optional<AsimParser> defined(String key, Facts facts) {
    return facts.find(ParserCatalog.ASIM, key).filter(AsimParser::isDefined);
  }

  private static AsimRow row(AsimParser parser, Facts facts) {
    Optional<AsimParser> twin =
        parser.kind().filtering() ? mainOf(parser, facts) : filteringOf(parser, facts);
    List<AsimParser> pair = Stream.concat(Stream.of(parser), twin.stream()).toList();
    TreeSet<String> products = new TreeSet<>();
    TreeSet<String> tables = new TreeSet<>();
    for (AsimParser half : pair) {
      if (AsimParsers.hasProduct(half)) {
        products.add(half.about().product());
      }
      tables.addAll(half.body().tables());
    }
    return new AsimRow(
        parser.key(),
        parser.name(),
        parser.builtIn(),
        new AsimRow.About(
            parser.kind().schema(),
            parser.kind().role(),
            parser.about().version(),
            parser.about().product(),
            List.copyOf(products),
            beginning(parser.about().description().strip())),
        List.copyOf(tables),
        new AsimRow.Twin(
            twin.map(AsimParser::key).orElse(""),
            twin.map(AsimParser::name).orElse(""),
            !parser.kind().filtering() || twin.isEmpty()));
  }

  /** The filtering half of a pair: by name, else by the names of the built-in parsers. */
  private static Optional<AsimParser> filteringOf(AsimParser main, Facts facts) {
    if (!main.key().startsWith(MAIN)) {
      return Optional.empty();
    }
    String rest = main.key().substring(MAIN.length());
    List<String> prefixes =
        main.kind().role() == Role.UNION ? List.of("im", "vim") : List.of("vim", "im");
    return Stream.concat(
            prefixes.stream().map(prefix -> prefix + rest),
            byBuiltIn(main, BUILT_IN_MAIN, BUILT_IN_FILTERING, facts))
        .flatMap(key -> defined(key, facts).stream())
        .filter(one -> one.kind().filtering())
        .findFirst();
  }

  /** The parser whose filtering half this one is. */
  private static Optional<AsimParser> mainOf(AsimParser filtering, Facts facts) {
    String rest = filtering.key().replaceFirst("^v?im", "");
    return Stream.concat(
            Stream.of(MAIN + rest), byBuiltIn(filtering, BUILT_IN_FILTERING, BUILT_IN_MAIN, facts))
        .flatMap(key -> defined(key, facts).stream())
        .filter(main -> !main.kind().filtering())
        .filter(
            main ->
                filteringOf(main, facts)
                    .filter(half -> half.key().equals(filtering.key()))
                    .isPresent())
        .findFirst();
  }

  private static Stream<String> byBuiltIn(AsimParser parser, String from, String to, Facts facts) {
    String builtIn = parser.builtIn().toLowerCase(Locale.ROOT);
    return builtIn.startsWith(from)
        ? facts.members(ParserCatalog.ASIM_NAMES, to + builtIn.substring(from.length())).stream()
        : Stream.empty();
  }

  private static String beginning(String description) {
    int longest = AsimRow.SHOWN + 1;
    return description.codePointCount(0, description.length()) <= longest
        ? description
        : description.substring(0, description.offsetByCodePoints(0, longest));
  }

  @Override
  public void emit(String key, AsimRow row, Emitter out) {
    if (!row.twin().head()) {
      return;
    }
    out.put(ParserCatalog.ASIM_SCHEMAS, "", row.about().schema());
    out.put(InputCatalog.BUCKETS, AsimRow.bucket(row.about().role(), row.isPair()), key);
    for (String product : row.about().products()) {
      out.put(ParserCatalog.ASIM_PRODUCT_NAMES, "", product);
      out.put(ParserCatalog.ASIM_BY_PRODUCT, product, key);
    }
    if (!row.about().products().isEmpty()) {
      out.put(InputCatalog.BUCKETS, Buckets.asimProducts(row.isPair() ? "pairs" : "singles"), key);
      out.put(InputCatalog.BUCKETS, Buckets.asimProducts("schemas"), row.about().schema());
      row.tables()
          .forEach(table -> out.put(InputCatalog.BUCKETS, Buckets.asimProducts("tables"), table));
    }
  }
}
