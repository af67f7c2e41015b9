package dev.sentinelsync.site;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import java.util.function.Function;

/**
 * One fact per page, derived from what the page is about: the address that its name suggests.
 *
 * @param <V> what the page is about
 */
final class WantedAddresses<V> implements Derivation<String> {

  private final PageKind kind;
  private final Family<V> subject;
  private final Function<V, String> address;
  private final Family<String> family;

  private WantedAddresses(PageKind kind, Family<V> subject, Function<V, String> address) {
    this.kind = kind;
    this.subject = subject;
    this.address = address;
    this.family = new Family<>("page-of-" + subject.name());
  }

  /** Registers a family of wanted addresses for each family of subjects. */
  static void register(FactGraph.Builder builder) {
    add(builder, PageKind.SOLUTION, SolutionCatalog.SOLUTION, WantedAddresses::of);
    add(builder, PageKind.CONNECTOR, ConnectorCatalog.CONNECTOR, WantedAddresses::of);
    add(builder, PageKind.TABLE, TableCatalog.TABLE, WantedAddresses::of);
    add(builder, PageKind.ITEM, ItemCatalog.ITEM, WantedAddresses::of);
    add(builder, PageKind.PARSER, ParserCatalog.PARSER, WantedAddresses::of);
    add(builder, PageKind.ASIM, ParserCatalog.ASIM, WantedAddresses::of);
    add(builder, PageKind.CONTENT_TYPE, ItemCatalog.TYPE, WantedAddresses::of);
    add(builder, PageKind.CONTENT_LETTER, ItemCatalog.LETTER, WantedAddresses::letter);
  }

  private static <V> void add(
      FactGraph.Builder builder, PageKind kind, Family<V> subject, Function<V, String> address) {
    builder.derivedForEach(subject, new WantedAddresses<>(kind, subject, address));
  }

  /** The family for pages of a kind. */
  static Family<String> familyOf(PageKind kind) {
    Family<?> subject =
        switch (kind) {
          case SOLUTION -> SolutionCatalog.SOLUTION;
          case CONNECTOR -> ConnectorCatalog.CONNECTOR;
          case TABLE -> TableCatalog.TABLE;
          case ITEM -> ItemCatalog.ITEM;
          case PARSER -> ParserCatalog.PARSER;
          case ASIM -> ParserCatalog.ASIM;
          case CONTENT_TYPE -> ItemCatalog.TYPE;
          case CONTENT_LETTER -> ItemCatalog.LETTER;
          default -> null;
        };
    return subject == null ? SiteFacts.FIXED_PAGE : new Family<>("page-of-" + subject.name());
  }

  private static String of(Solution solution) {
    return "solutions/" + Slug.fileStem(solution.name()) + ".md";
  }

  private static String of(Connector connector) {
    return "connectors/" + Slug.fileStem(connector.id()) + ".md";
  }

  private static String of(Table table) {
    return "tables/" + Slug.fileStem(table.name()) + ".md";
  }

  private static String of(ContentItem item) {
    return "content/" + ItemFileName.of(item) + ".md";
  }

  private static String of(Parser parser) {
    return "parsers/" + Slug.fileStem(parser.name()) + ".md";
  }

  private static String of(AsimParser parser) {
    return "asim/" + Slug.fileStem(parser.name()) + ".md";
  }

  private static String of(ContentType type) {
    return "content/" + type.slug() + ".md";
  }

  private static String letter(String typeAndLetter) {
    int slash = typeAndLetter.indexOf('/');
    String letter = typeAndLetter.substring(slash + 1);
    String part = letter.equals("#") ? "other" : Slug.fileStem(letter);
    return "content/" + typeAndLetter.substring(0, slash) + "-" + part + ".md";
  }

  @Override
  public Family<String> family() {
    return family;
  }

  @Override
  public String derive(String id, Facts facts) {
    return facts.find(subject, id).map(address).orElse(null);
  }

  @Override
  public void emit(String id, String wanted, Emitter out) {
    Addresses.claim(new PageId(kind, id), wanted, out);
  }
}
