package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Links to connectors. */
public final class ConnectorLinks {

  /** The order of lists: connector id, then title. */
  public static final Comparator<ConnectorRow> BY_ID =
      Comparator.comparing(ConnectorRow::id, Ordinal.ORDER)
          .thenComparing(ConnectorRow::title, Ordinal.ORDER);

  /** The order inside a cell, where readers see titles only. */
  public static final Comparator<ConnectorRow> BY_TITLE =
      Comparator.comparing(ConnectorRow::title, Ordinal.ORDER)
          .thenComparing(ConnectorRow::id, Ordinal.ORDER);

  private final PageContext context;

  public ConnectorLinks(PageContext context) {
    this.context = context;
  }

  /** A link to a connector. */
  public Markup link(ConnectorRow row) {
    return context.links().to(new PageId(PageKind.CONNECTOR, row.key()), row.title());
  }

  /** The rows of connectors in an order. */
  public List<ConnectorRow> rows(Collection<String> keys, Comparator<ConnectorRow> order) {
    return keys.stream()
        .map(key -> context.facts().get(ConnectorCatalog.CONNECTOR_ROW, key))
        .sorted(order)
        .toList();
  }

  /** Links to connectors in one line, or a hyphen. */
  public Markup cell(Collection<ConnectorRow> rows, Comparator<ConnectorRow> order) {
    return rows.isEmpty()
        ? new Markup("-")
        : Markup.join(", ", rows.stream().sorted(order).map(this::link).toList());
  }
}
