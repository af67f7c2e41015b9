package dev.sentinelsync.site.page.parser;

import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.parser.ParserRow;
import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who calls a parser (page layouts 9.2).
 *
 * @param direct whose queries name it
 * @param indirect who calls it through other parsers only
 */
public record ParserUsers(Callers direct, Callers indirect) {

  /**
   * Callers of a parser.
   *
   * @param items items but parsers
   * @param parsers links to parsers and ASIM parsers, by name
   */
  public record Callers(ItemLinks.ByType items, List<Markup> parsers) {

    /** How many there are. */
    public int count() {
      return items.count() + parsers.size();
    }
  }

  /** The callers of a parser outside of ASIM. */
  static ParserUsers of(PageContext context, Parser parser) {
    return new ParserUsers(
        callers(context, ParserCatalog.CALLERS, parser.path()),
        callers(context, ParserCatalog.INDIRECT_CALLERS, parser.path()));
  }

  /**
   * The callers of an ASIM parser. Who calls a union of it is on the page of the union: a list here
   * would name most of the rules of a schema on the page of each of its parsers.
   */
  static ParserUsers of(PageContext context, AsimParser parser) {
    SortedSet<String> paths = new TreeSet<>(Ordinal.ORDER);
    paths.addAll(context.facts().members(ItemCatalog.ITEMS_BY_ASIM, parser.key()));
    paths.addAll(context.facts().members(ParserCatalog.PARSERS_BY_ASIM, parser.key()));
    paths.addAll(context.facts().members(ParserCatalog.ASIM_CALLERS, parser.key()));
    parser
        .unions()
        .forEach(key -> paths.addAll(context.facts().members(ParserCatalog.ASIM_FILES, key)));
    paths.remove(parser.path());
    return new ParserUsers(callers(context, paths), callers(context, List.of()));
  }

  private static Callers callers(PageContext context, Index index, String parser) {
    return callers(context, context.facts().members(index, parser));
  }

  private static Callers callers(PageContext context, Collection<String> paths) {
    List<String> items = new ArrayList<>();
    SortedMap<String, Markup> parsers = new TreeMap<>(Ordinal.ORDER);
    for (String path : paths) {
      Optional<ParserRow> parser = context.facts().find(ParserCatalog.PARSER_ROW, path);
      if (parser.isPresent()) {
        PageId page = new PageId(PageKind.PARSER, path);
        parsers.put(parser.get().name() + path, context.links().to(page, parser.get().name()));
      } else if (isItem(context, path)) {
        items.add(path);
      } else {
        asim(context, path)
            .ifPresent(
                row ->
                    parsers.put(
                        row.name() + path,
                        context.links().to(new PageId(PageKind.ASIM, row.key()), row.name())));
      }
    }
    return new Callers(
        new ItemLinks(context).byType(items, item -> ""), List.copyOf(parsers.values()));
  }

  /** Parsers of solutions are items too; they are listed as parsers. */
  private static boolean isItem(PageContext context, String path) {
    return context
        .facts()
        .find(ItemCatalog.ITEM_ROW, path)
        .map(ItemRow::type)
        .filter(type -> !type.has(ItemTrait.FUNCTION))
        .isPresent();
  }

  private static Optional<AsimRow> asim(PageContext context, String path) {
    return context
        .facts()
        .find(InputCatalog.FILE, path)
        .flatMap((SourceFile file) -> file.facts(AsimParserFacts.class))
        .flatMap(
            file -> context.facts().find(ParserCatalog.ASIM_ROW, Keys.asim(file.parserName())));
  }
}
