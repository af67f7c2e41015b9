package dev.sentinelsync.site.link;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import java.util.Optional;

/** The file of the repository that a page shows. */
public final class PageSource {

  private PageSource() {}

  /**
   * The path of the file.
   *
   * @return empty for a page that is made from several files, or from none
   */
  public static Optional<String> of(PageId page, Facts facts) {
    return switch (page.kind()) {
      case ITEM, PARSER -> Optional.of(page.id());
      case ASIM -> facts.find(ParserCatalog.ASIM, page.id()).map(parser -> parser.path());
      case CONNECTOR ->
          facts
              .find(ConnectorCatalog.CONNECTOR, page.id())
              .map(connector -> connector.definitionPath());
      default -> Optional.empty();
    };
  }
}
