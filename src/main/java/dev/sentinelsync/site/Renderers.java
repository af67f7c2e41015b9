package dev.sentinelsync.site;

import dev.sentinelsync.site.export.ExportFile;
import dev.sentinelsync.site.export.ProblemReport;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Images;
import dev.sentinelsync.site.page.PageRenderer;
import dev.sentinelsync.site.page.connector.ConnectorPages;
import dev.sentinelsync.site.page.connector.ConnectorsIndex;
import dev.sentinelsync.site.page.item.ContentIndexPage;
import dev.sentinelsync.site.page.item.ContentTypePages;
import dev.sentinelsync.site.page.item.ItemPages;
import dev.sentinelsync.site.page.overview.HomePage;
import dev.sentinelsync.site.page.overview.StatisticsPage;
import dev.sentinelsync.site.page.parser.AsimIndexPages;
import dev.sentinelsync.site.page.parser.AsimPages;
import dev.sentinelsync.site.page.parser.ParserPages;
import dev.sentinelsync.site.page.solution.SolutionPages;
import dev.sentinelsync.site.page.solution.SolutionsIndex;
import dev.sentinelsync.site.page.table.TablePages;
import dev.sentinelsync.site.page.table.TablesIndex;
import java.util.EnumMap;
import java.util.Map;

/** Who makes the pages of each kind. */
final class Renderers {

  private Renderers() {}

  static Map<PageKind, PageRenderer> all() {
    Map<PageKind, PageRenderer> all = new EnumMap<>(PageKind.class);
    all.put(PageKind.SOLUTIONS_INDEX, PageRenderer.markdown(SolutionsIndex::render));
    all.put(PageKind.CONNECTORS_INDEX, PageRenderer.markdown(ConnectorsIndex::render));
    all.put(PageKind.TABLES_INDEX, PageRenderer.markdown(TablesIndex::render));
    all.put(PageKind.SOLUTION, PageRenderer.markdown(SolutionPages::render));
    all.put(PageKind.CONNECTOR, PageRenderer.markdown(ConnectorPages::render));
    all.put(PageKind.TABLE, PageRenderer.markdown(TablePages::render));
    all.put(PageKind.ITEM, PageRenderer.markdown(ItemPages::render));
    all.put(PageKind.CONTENT_INDEX, PageRenderer.markdown(ContentIndexPage::render));
    all.put(PageKind.CONTENT_TYPE, PageRenderer.markdown(ContentTypePages::renderType));
    all.put(PageKind.CONTENT_LETTER, PageRenderer.markdown(ContentTypePages::renderLetter));
    all.put(PageKind.PARSERS_INDEX, PageRenderer.markdown(ParserPages::renderIndex));
    all.put(PageKind.PARSER, PageRenderer.markdown(ParserPages::render));
    all.put(PageKind.ASIM_INDEX, PageRenderer.markdown(AsimIndexPages::renderIndex));
    all.put(PageKind.ASIM_PRODUCTS, PageRenderer.markdown(AsimIndexPages::renderProducts));
    all.put(PageKind.ASIM, PageRenderer.markdown(AsimPages::render));
    all.put(PageKind.STATISTICS, PageRenderer.markdown(StatisticsPage::render));
    all.put(PageKind.HOME, PageRenderer.markdown(HomePage::render));
    all.put(PageKind.PROBLEMS, PageRenderer.markdown(ProblemReport::render));
    all.put(PageKind.EXPORT, ExportFile::render);
    all.put(PageKind.IMAGE, Images::render);
    return all;
  }
}
