package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of what a file of the repository makes. */
final class ItemPage {

  private ItemPage() {}

  /** The page, if the file is there and makes one. */
  static Optional<PageId> of(Facts facts, String path) {
    Optional<PageId> asim =
        facts
            .find(InputCatalog.FILE, path)
            .flatMap(file -> file.facts(AsimParserFacts.class))
            .map(parser -> new PageId(PageKind.ASIM, Keys.asim(parser.parserName())));
    return Stream.concat(
            Stream.of(new PageId(PageKind.ITEM, path), new PageId(PageKind.PARSER, path)),
            asim.stream())
        .filter(page -> facts.find(SiteFacts.ADDRESS, page.key()).isPresent())
        .findFirst();
  }
}
