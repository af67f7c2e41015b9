package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;

/** The types that have items. */
public final class ContentTypes implements Derivation<ContentType> {

  @Override
  public Family<ContentType> family() {
    return ItemCatalog.TYPE;
  }

  @Override
  public ContentType derive(String slug, Facts facts) {
    return ContentType.ofSlug(slug);
  }
}
