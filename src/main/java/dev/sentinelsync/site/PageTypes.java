package dev.sentinelsync.site;

import dev.sentinelsync.catalog.attack.AttackCatalog;
import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.api.ApiCatalog;
import dev.sentinelsync.site.api.ApiFiles;
import dev.sentinelsync.site.api.ApiVersions;
import dev.sentinelsync.site.deploy.DeployableRule;
import dev.sentinelsync.site.deploy.RuleTemplate;
import dev.sentinelsync.site.export.ExportFile;
import dev.sentinelsync.site.export.ProblemReport;
import dev.sentinelsync.site.export.ProblemSection;
import dev.sentinelsync.site.image.ReadmeImages;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.list.FullLists;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.list.TechniqueLists;
import dev.sentinelsync.site.page.Assets;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.Images;
import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.PageRenderer;
import dev.sentinelsync.site.page.attack.AttackIndexPage;
import dev.sentinelsync.site.page.attack.NavigatorLayers;
import dev.sentinelsync.site.page.attack.TechniquePages;
import dev.sentinelsync.site.page.connector.CollectionMethodPages;
import dev.sentinelsync.site.page.connector.ConnectorPages;
import dev.sentinelsync.site.page.connector.ConnectorsIndex;
import dev.sentinelsync.site.page.item.ContentIndexPage;
import dev.sentinelsync.site.page.item.ContentTypePages;
import dev.sentinelsync.site.page.item.ItemPages;
import dev.sentinelsync.site.page.overview.Freshness;
import dev.sentinelsync.site.page.overview.HomePage;
import dev.sentinelsync.site.page.overview.LicencePage;
import dev.sentinelsync.site.page.overview.OutdatedPage;
import dev.sentinelsync.site.page.overview.StatisticsPage;
import dev.sentinelsync.site.page.parser.AsimIndexPages;
import dev.sentinelsync.site.page.parser.AsimPages;
import dev.sentinelsync.site.page.parser.AsimSchemaPages;
import dev.sentinelsync.site.page.parser.ParserPages;
import dev.sentinelsync.site.page.past.ChangesPages;
import dev.sentinelsync.site.page.past.FeedCatalog;
import dev.sentinelsync.site.page.past.FeedPages;
import dev.sentinelsync.site.page.past.HistoryPages;
import dev.sentinelsync.site.page.past.PackagesPage;
import dev.sentinelsync.site.page.past.PastCatalog;
import dev.sentinelsync.site.page.past.PermanentId;
import dev.sentinelsync.site.page.past.RedirectPages;
import dev.sentinelsync.site.page.past.TombstonePages;
import dev.sentinelsync.site.page.playbook.LogicAppPages;
import dev.sentinelsync.site.page.solution.SolutionPages;
import dev.sentinelsync.site.page.solution.SolutionPartPages;
import dev.sentinelsync.site.page.solution.SolutionsIndex;
import dev.sentinelsync.site.page.table.CriteriaList;
import dev.sentinelsync.site.page.table.TablePages;
import dev.sentinelsync.site.page.table.TablesIndex;
import dev.sentinelsync.site.past.Tombstone;
import dev.sentinelsync.site.search.ExplorerPage;
import dev.sentinelsync.site.search.SearchShards;
import dev.sentinelsync.site.web.WebFiles;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kinds of pages of the site. Kinds with a label are in the navigation bar, in this order.
 *
 * <p>A new kind of pages is a constant of {@link PageKind}, an entry here, and a class with a
 * template that make its pages.
 *
 * <p>More than 300 lines, since it is one table with an entry for each kind.
 */
final class PageTypes {

  private static final List<PageType> ALL =
      List.of(
          PageType.index(PageKind.HOME, "readme.md", "🏠", HomePage::render),
          PageType.index(
              PageKind.SOLUTIONS_INDEX, "solutions-index.md", "Solutions", SolutionsIndex::render),
          PageType.index(
              PageKind.CONNECTORS_INDEX,
              "connectors-index.md",
              "Connectors",
              ConnectorsIndex::render),
          PageType.index(PageKind.TABLES_INDEX, "tables-index.md", "Tables", TablesIndex::render),
          PageType.index(
              PageKind.CONTENT_INDEX,
              "content/content-index.md",
              "Content",
              ContentIndexPage::render),
          PageType.index(
              PageKind.PARSERS_INDEX,
              "parsers/parsers-index.md",
              "Parsers",
              ParserPages::renderIndex),
          PageType.index(
              PageKind.ASIM_INDEX,
              "asim/asim-index.md",
              "ASIM Parsers",
              AsimIndexPages::renderIndex),
          PageType.index(
              PageKind.ASIM_PRODUCTS,
              "asim/asim-products-index.md",
              "ASIM Products",
              AsimIndexPages::renderProducts),
          PageType.index(PageKind.STATISTICS, "statistics.md", "📊", StatisticsPage::render),
          PageType.index(
              PageKind.REFERENCE_TABLES,
              "reference-tables-index.md",
              "",
              TablesIndex::renderReference),
          PageType.each(
              PageKind.INDEX_PART,
              Role.INDEX,
              SiteLists.INDEXES.parts(),
              PageTypes::partAddress,
              PageTypes::renderIndexPart),
          PageType.index(PageKind.PROBLEMS, "problems.md", "", ProblemReport::render),
          PageType.each(
              PageKind.PROBLEM_SECTION,
              Role.INDEX,
              ProblemSection.LISTS.parts(),
              ListPart::address,
              ProblemReport::renderSection),
          PageType.each(
              PageKind.CONTENT_TYPE,
              Role.INDEX,
              ItemCatalog.TYPE,
              type -> "content/" + type.slug() + ".md",
              ContentTypePages::renderType),
          PageType.each(
              PageKind.CONTENT_LETTER,
              Role.INDEX,
              SiteLists.CONTENT.parts(),
              PageTypes::partAddress,
              ContentTypePages::renderLetter),
          PageType.each(
              PageKind.SOLUTION,
              Role.PAGE,
              SolutionCatalog.SOLUTION,
              solution -> "solutions/" + Slug.fileStem(solution.name()) + ".md",
              SolutionPages::render),
          PageType.each(
              PageKind.SOLUTION_PART,
              Role.INDEX,
              SiteLists.SOLUTIONS.parts(),
              ListPart::address,
              SolutionPartPages::render),
          PageType.each(
              PageKind.CONNECTOR,
              Role.PAGE,
              ConnectorCatalog.CONNECTOR,
              connector -> "connectors/" + Slug.fileStem(connector.id()) + ".md",
              ConnectorPages::render),
          PageType.each(
              PageKind.TABLE,
              Role.PAGE,
              TableCatalog.TABLE,
              table -> "tables/" + Slug.fileStem(table.name()) + ".md",
              TablePages::render),
          PageType.each(
                  PageKind.TABLE_CRITERIA,
                  Role.PAGE,
                  FullLists.CRITERIA.parts(),
                  ListPart::address,
                  CriteriaList::render)
              .onlyInFull(),
          PageType.each(
              PageKind.ITEM,
              Role.PAGE,
              ItemCatalog.ITEM,
              item -> "content/" + ItemFileName.of(item) + ".md",
              ItemPages::render),
          PageType.each(
              PageKind.PARSER,
              Role.PAGE,
              ParserCatalog.PARSER,
              parser -> "parsers/" + Slug.fileStem(parser.name()) + ".md",
              ParserPages::render),
          PageType.each(
              PageKind.ASIM,
              Role.PAGE,
              ParserCatalog.ASIM,
              parser -> "asim/" + Slug.fileStem(parser.name()) + ".md",
              AsimPages::render),
          PageType.each(
                  PageKind.ASIM_SCHEMA,
                  Role.PAGE,
                  SchemaCatalog.ASIM_SCHEMA,
                  schema -> "asim/schemas/" + Slug.fileStem(schema.name()) + ".md",
                  AsimSchemaPages::render)
              .onlyInFull(),
          PageType.files(
              PageKind.EXPORT, Role.PAGE, "exports", ExportFile.fileNames(), ExportFile::render),
          PageType.files(PageKind.IMAGE, Role.ASSET, "images", Images.NAMES, Images::render),
          PageType.eachOf(
                  PageKind.README_IMAGE,
                  SiteFacts.README_IMAGE,
                  ReadmeImages::address,
                  PageRenderer.file(Role.ASSET, ReadmeImages::render))
              .onlyWithHtml(),
          PageType.files(PageKind.ASSET, Role.ASSET, "assets", Assets.NAMES, Assets::render)
              .onlyWithHtml(),
          PageType.files(
                  PageKind.SEARCH_SCRIPT,
                  Role.ASSET,
                  "assets",
                  List.of(Assets.SEARCH),
                  Assets::render)
              .onlyWithSearch(),
          PageType.html(PageKind.EXPLORER, "explore.html", ExplorerPage::render).onlyWithSearch(),
          PageType.files(
                  PageKind.OUTDATED_SCRIPT,
                  Role.ASSET,
                  "assets",
                  List.of(Assets.OUTDATED),
                  Assets::render)
              .onlyWithHtml(),
          PageType.html(PageKind.OUTDATED, "outdated.html", OutdatedPage::render),
          PageType.files(
                  PageKind.SEARCH_CARDS,
                  Role.SHARD,
                  "search/cards",
                  SearchShards.CARDS,
                  SearchShards::renderCards)
              .onlyWithSearch(),
          PageType.files(
                  PageKind.SEARCH_TERMS,
                  Role.SHARD,
                  "search/terms",
                  SearchShards.TERMS,
                  SearchShards::renderTerms)
              .onlyWithSearch(),
          PageType.files(
                  PageKind.SEARCH_MANIFEST,
                  Role.MANIFEST,
                  "search",
                  List.of(SearchShards.MANIFEST),
                  SearchShards::renderManifest)
              .onlyWithSearch(),
          PageType.rootFiles(PageKind.WEB_FILE, WebFiles.NAMES, WebFiles::render),
          PageType.index(
                  PageKind.METHODS_INDEX,
                  "methods-index.md",
                  "",
                  CollectionMethodPages::renderIndex)
              .onlyInFull(),
          PageType.each(
                  PageKind.METHOD,
                  Role.INDEX,
                  FullLists.METHODS.parts(),
                  ListPart::address,
                  CollectionMethodPages::render)
              .onlyInFull(),
          PageType.index(
                  PageKind.LOGIC_APPS_INDEX,
                  "logic-apps/logic-apps-index.md",
                  "",
                  LogicAppPages::renderIndex)
              .onlyInFull(),
          PageType.each(
                  PageKind.LOGIC_APP,
                  Role.INDEX,
                  FullLists.LOGIC_APPS.parts(),
                  ListPart::address,
                  LogicAppPages::render)
              .onlyInFull(),
          PageType.index(
                  PageKind.ATTACK_INDEX, "attack/index.md", "ATT&CK", AttackIndexPage::render)
              .onlyInFull(),
          PageType.each(
                  PageKind.TECHNIQUE,
                  Role.PAGE,
                  AttackCatalog.TECHNIQUE,
                  TechniquePages::address,
                  TechniquePages::render)
              .onlyInFull(),
          PageType.each(
                  PageKind.TECHNIQUE_PART,
                  Role.INDEX,
                  TechniqueLists.PARTS.parts(),
                  ListPart::address,
                  TechniquePages::renderPart)
              .onlyInFull(),
          PageType.files(
                  PageKind.ATTACK_LAYER,
                  Role.PAGE,
                  NavigatorLayers.FOLDER,
                  List.of(NavigatorLayers.ALL),
                  NavigatorLayers::renderAll)
              .onlyInFull(),
          PageType.eachFile(
                  PageKind.ATTACK_SOLUTION,
                  AttackCatalog.SOLUTION_TECHNIQUES,
                  NavigatorLayers::address,
                  NavigatorLayers::renderSolution)
              .onlyInFull(),
          PageType.eachFile(
                  PageKind.ATTACK_DELTA,
                  AttackCatalog.DELTA,
                  NavigatorLayers::address,
                  NavigatorLayers::renderDelta)
              .onlyInFull(),
          PageType.files(PageKind.FRESHNESS, Role.PAGE, "", Freshness.NAMES, Freshness::render)
              .onlyWithHtml(),
          PageType.index(PageKind.LICENCE, "licence.md", "", LicencePage::render).onlyInFull(),
          PageType.eachFile(
                  PageKind.RULE_TEMPLATE,
                  DeployableRule.FAMILY,
                  DeployableRule::address,
                  RuleTemplate::render)
              .onlyInFull(),
          PageType.each(
                  PageKind.ITEM_HISTORY,
                  Role.PAGE,
                  PastCatalog.YEAR,
                  year -> "history/" + year.stem() + ".md",
                  HistoryPages::render)
              .onlyInFull(),
          PageType.each(
                  PageKind.PACKAGES,
                  Role.INDEX,
                  CheckCatalog.PACKAGES,
                  solutions -> "packages.md",
                  PackagesPage::render)
              .onlyInFull(),
          PageType.each(
                  PageKind.CHANGES_LATEST,
                  Role.INDEX,
                  PastCatalog.NEWEST,
                  newest -> "changes/latest.md",
                  ChangesPages::renderLatest)
              .onlyInFull(),
          PageType.each(
                  PageKind.CHANGES_MONTH,
                  Role.INDEX,
                  PastCatalog.MONTH,
                  month -> "changes/" + month.month() + ".md",
                  ChangesPages::renderMonth)
              .onlyInFull(),
          PageType.each(
                  PageKind.CHANGES_DAY,
                  Role.INDEX,
                  PastCatalog.DAY,
                  day -> "changes/" + day + ".md",
                  ChangesPages::renderDay)
              .onlyInFull(),
          PageType.eachOf(
                  PageKind.FEED, FeedCatalog.FEED, feed -> feed.stem() + ".atom", FeedPages::render)
              .onlyInFull(),
          PageType.eachFile(
                  PageKind.API_ITEM, ApiCatalog.ID, ApiFiles::itemsAddress, ApiFiles::renderItems)
              .onlyInFull(),
          PageType.files(
                  PageKind.API_VERSIONS,
                  Role.SHARD,
                  ApiFiles.FOLDER + "/versions",
                  ApiCatalog.SHARDS,
                  ApiVersions::renderVersions)
              .onlyInFull(),
          PageType.files(
                  PageKind.API_NAMES,
                  Role.SHARD,
                  ApiFiles.FOLDER + "/names",
                  ApiCatalog.SHARDS,
                  ApiVersions::renderNames)
              .onlyInFull(),
          PageType.eachFile(
                  PageKind.API_TABLE,
                  ApiCatalog.TABLE,
                  ApiFiles::tableAddress,
                  ApiFiles::renderTable)
              .onlyInFull(),
          PageType.files(
                  PageKind.API_SCHEMA,
                  Role.PAGE,
                  ApiFiles.FOLDER,
                  List.of(ApiFiles.SCHEMA),
                  ApiFiles::renderSchema)
              .onlyInFull(),
          PageType.eachOf(
                  PageKind.PERMANENT_ID,
                  PermanentId.FAMILY,
                  PermanentId::address,
                  RedirectPages::renderId)
              .onlyInFull(),
          PageType.eachOf(PageKind.ALIAS, Alias.FAMILY, address -> address, Alias::render),
          PageType.eachOf(
              PageKind.TOMBSTONE, Tombstone.FAMILY, Tombstone::address, TombstonePages::render));

  private static final Map<PageKind, PageType> BY_KIND = new EnumMap<>(PageKind.class);

  static {
    ALL.forEach(type -> BY_KIND.put(type.kind(), type));
  }

  private PageTypes() {}

  /** All kinds, those of the navigation bar in its order. */
  static List<PageType> all() {
    return ALL;
  }

  /** What the site knows about a kind. */
  static PageType of(PageKind kind) {
    return BY_KIND.get(kind);
  }

  /** The kind that decides on the forms of a page: a tombstone has those of the page it is of. */
  static PageType like(PageId page) {
    return of(page.kind() == PageKind.TOMBSTONE ? Tombstone.kind(page.id()) : page.kind());
  }

  /** The pages of the navigation bar by their labels, in order. */
  static Map<String, PageId> navigation() {
    Map<String, PageId> navigation = new LinkedHashMap<>();
    ALL.stream()
        .filter(type -> !type.label().isEmpty())
        .forEach(type -> navigation.put(type.label(), PageId.of(type.kind())));
    return navigation;
  }

  /**
   * Addresses of the pages that a site of these forms has whatever the repository holds, by page
   * key.
   */
  static SortedMap<String, String> fixedAddresses(Forms forms) {
    SortedMap<String, String> addresses = new TreeMap<>();
    for (PageType type : ALL) {
      type.fixed()
          .forEach(
              (id, address) -> {
                if (type.isOnSite(id, forms)) {
                  addresses.put(new PageId(type.kind(), id).key(), address);
                }
              });
    }
    return addresses;
  }

  private static String partAddress(ListPart part) {
    return part.steps().isEmpty() ? null : part.address();
  }

  private static String renderIndexPart(PageContext context) {
    ListPart part = context.facts().get(SiteLists.INDEXES.parts(), context.id());
    return switch (IndexList.of(part.list())) {
      case SOLUTIONS -> SolutionsIndex.renderPart(context, part);
      case CONNECTORS -> ConnectorsIndex.renderPart(context, part);
      case TABLES, REFERENCE_TABLES -> TablesIndex.renderPart(context, part);
      case PARSERS -> ParserPages.renderIndexPart(context, part);
    };
  }
}
