package dev.sentinelsync.site;

import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.export.PageAddresses;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.page.item.ItemPages;
import dev.sentinelsync.site.page.past.FeedPages;
import dev.sentinelsync.site.page.past.PermanentId;
import dev.sentinelsync.site.past.AddressChanges;
import dev.sentinelsync.site.past.VanishedPage;
import dev.sentinelsync.site.past.VanishedPage.Subject;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the addresses that one commit took away and brought, from the facts before and after. */
final class VanishedPages {

  /** Most bytes of a description that are kept: enough to recognise what is gone. */
  private static final int LONGEST_DESCRIPTION = 2_000;

  private final Facts before;
  private final Facts after;
  private final Map<String, String> renamed;

  private VanishedPages(Facts before, Facts after, Map<String, String> renamed) {
    this.before = before;
    this.after = after;
    this.renamed = renamed;
  }

  /**
   * Compares the addresses before and after a commit.
   *
   * @param renamed new paths of files, by the paths that the commit took away
   */
  static AddressChanges of(
      FactGraph graph,
      FactGraph.Update update,
      LastChange commit,
      AddressChanges.Extent extent,
      Map<String, String> renamed) {
    VanishedPages pages = new VanishedPages(update.before(), graph.record(), renamed);
    List<VanishedPage> vanished = new ArrayList<>();
    SortedMap<String, String> appeared = new TreeMap<>();
    for (PageId page : touched(update)) {
      if (extent.limited() && page.kind().isOfHistory()) {
        continue;
      }
      SortedSet<String> old = addresses(page, pages.before);
      SortedSet<String> now = addresses(page, pages.after);
      old.stream()
          .filter(address -> !now.contains(address))
          .forEach(address -> vanished.add(pages.vanished(page, address)));
      now.stream()
          .filter(address -> !old.contains(address))
          .forEach(address -> appeared.put(address, page.key()));
    }
    // A page may come to the address that another one leaves in the same commit: it wins.
    vanished.sort(Comparator.comparing(VanishedPage::address));
    return new AddressChanges(
        commit.commit(), commit.committedAt(), extent.olderVersions(), vanished, appeared);
  }

  /** Pages that may have moved, and items whose file of queries may have come or gone. */
  private static List<PageId> touched(FactGraph.Update update) {
    SortedSet<String> keys = new TreeSet<>();
    for (FactKey key : update.changed()) {
      if (key instanceof FactKey.Fact && key.family().equals(SiteFacts.ADDRESS.name())) {
        keys.add(key.id());
      } else if (key instanceof FactKey.Fact && key.family().equals(InputCatalog.FILE.name())) {
        keys.add(new PageId(PageKind.ITEM, key.id()).key());
      }
    }
    return keys.stream()
        .map(PageId::parse)
        .filter(page -> page.kind() != PageKind.TOMBSTONE && page.kind() != PageKind.README_IMAGE)
        .toList();
  }

  private static SortedSet<String> addresses(PageId page, Facts facts) {
    SortedSet<String> addresses = new TreeSet<>();
    Optional<String> address = facts.find(SiteFacts.ADDRESS, page.key());
    address.ifPresent(addresses::add);
    if (page.kind() == PageKind.ITEM) {
      address.flatMap(at -> ItemPages.file(facts, page.id(), at)).ifPresent(addresses::add);
    } else if (page.kind() == PageKind.FEED) {
      address.map(FeedPages::json).ifPresent(addresses::add);
    }
    return addresses;
  }

  private VanishedPage vanished(PageId page, String address) {
    return new VanishedPage(address, page.key(), subject(page), movedTo(page));
  }

  private Subject subject(PageId page) {
    if (page.kind() == PageKind.API_TABLE) {
      String table = PageAddresses.name(new PageId(PageKind.TABLE, page.id()), before);
      return new Subject(table, "", "", "");
    }
    Optional<ContentItem> item = path(page).flatMap(path -> before.find(ItemCatalog.ITEM, path));
    if (item.isEmpty()) {
      return new Subject(
          PageAddresses.name(page, before),
          Slug.cut(description(page), LONGEST_DESCRIPTION),
          "",
          "");
    }
    String path = item.get().path();
    String digest = before.find(CheckCatalog.QUERY_DIGEST, path).orElse("");
    return new Subject(
        PageAddresses.name(new PageId(PageKind.ITEM, path), before),
        Slug.cut(item.get().description(), LONGEST_DESCRIPTION),
        item.get().id().toLowerCase(Locale.ROOT),
        digest.substring(digest.lastIndexOf('\n') + 1));
  }

  /** The file of the item that a page is about, if it is about one. */
  private Optional<String> path(PageId page) {
    return switch (page.kind()) {
      case ITEM, RULE_TEMPLATE -> Optional.of(page.id());
      case ITEM_HISTORY -> Optional.of(page.id().substring(page.id().indexOf('/') + 1));
      case PERMANENT_ID, API_ITEM ->
          before.find(PermanentId.FAMILY, page.id()).map(id -> id.paths().get(0));
      default -> Optional.empty();
    };
  }

  private String description(PageId page) {
    String id = page.id();
    Optional<String> description =
        switch (page.kind()) {
          case SOLUTION -> before.find(SolutionCatalog.SOLUTION, id).map(Solution::description);
          case CONNECTOR -> before.find(ConnectorCatalog.CONNECTOR, id).map(Connector::description);
          case TABLE -> before.find(TableCatalog.TABLE, id).map(Table::description);
          case PARSER -> before.find(ParserCatalog.PARSER, id).map(Parser::description);
          case ASIM -> before.find(ParserCatalog.ASIM, id).map(AsimParser::description);
          default -> Optional.empty();
        };
    return description.orElse("");
  }

  private String movedTo(PageId page) {
    return switch (page.kind()) {
      case ITEM, PARSER, RULE_TEMPLATE ->
          Optional.ofNullable(renamed.get(page.id()))
              .map(path -> new PageId(page.kind(), path).key())
              .orElse("");
      case ITEM_HISTORY, PERMANENT_ID, API_ITEM ->
          path(page)
              .map(path -> new PageId(PageKind.ITEM, renamed.getOrDefault(path, path)).key())
              .orElse("");
      case SOLUTION -> heir(page.id()).map(id -> new PageId(page.kind(), id).key()).orElse("");
      case ALIAS -> page.id();
      default -> "";
    };
  }

  /** The solution to which most files of a solution moved; of several the first by code point. */
  private Optional<String> heir(String solution) {
    SortedMap<String, Integer> files = new TreeMap<>(Ordinal.ORDER);
    renamed.forEach(
        (old, now) -> {
          String heir = SourceFile.solutionKeyOf(now);
          boolean moved = solution.equals(SourceFile.solutionKeyOf(old)) && !solution.equals(heir);
          if (moved && !heir.isEmpty()) {
            files.merge(heir, 1, Integer::sum);
          }
        });
    int most = files.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return files.keySet().stream().filter(heir -> files.get(heir) == most).findFirst();
  }
}
