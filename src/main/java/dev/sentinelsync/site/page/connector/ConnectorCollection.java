package dev.sentinelsync.site.page.connector;

import dev.sentinelsync.catalog.connector.CodelessParts;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorIngestion;
import dev.sentinelsync.content.fact.CcfConnection;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Markup;
import java.util.List;

/**
 * How a connector collects and sends records, which pages of the layout {@code full} show (page
 * layouts 9.3).
 *
 * @param method link to the page of its collection method
 * @param methodReason the evidence for the method
 * @param ingestion the API through which it sends records, and the evidence for it
 * @param connections its codeless connections
 * @param rules files with data collection rules beside its definition
 */
public record ConnectorCollection(
    Markup method,
    String methodReason,
    ConnectorIngestion ingestion,
    List<CcfConnection> connections,
    List<Rules> rules) {

  /**
   * A file with data collection rules.
   *
   * @param file link to it
   * @param tables names of the tables that its data flows write
   */
  public record Rules(Markup file, List<String> tables) {}

  /**
   * How a defined connector collects. Only for pages of the layout {@code full}, since other
   * layouts have no pages of methods to lead to.
   */
  static ConnectorCollection of(PageContext context, Connector connector) {
    CodelessParts parts =
        context
            .facts()
            .find(ConnectorCatalog.CODELESS, connector.key())
            .orElse(new CodelessParts(List.of(), List.of()));
    return new ConnectorCollection(
        CollectionMethodPages.link(context, connector.method()),
        connector.collection().methodReason(),
        context.facts().get(ConnectorCatalog.INGESTION, connector.key()),
        parts.connections(),
        parts.rules().stream()
            .map(
                rules ->
                    new Rules(
                        SourceUrls.versionedLink(context, RepositoryPath::fileName, rules.path()),
                        rules.tables()))
            .toList());
  }
}
