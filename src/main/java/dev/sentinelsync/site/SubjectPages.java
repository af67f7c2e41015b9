package dev.sentinelsync.site;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.site.PageType.Subject;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.page.Forms;

/**
 * The pages that the repository decides on: one for each fact of a family, which claims the address
 * that the fact suggests.
 *
 * @param <V> what a page is about
 */
final class SubjectPages<V> implements Derivation<String> {

  private final PageType type;
  private final Subject<V> subject;

  private SubjectPages(PageType type, Subject<V> subject) {
    this.type = type;
    this.subject = subject;
  }

  /** Registers a family of suggested addresses for each kind of pages that has subjects. */
  static void register(FactGraph.Builder builder) {
    for (PageType type : PageTypes.all()) {
      type.subject().ifPresent(subject -> add(builder, type, subject));
    }
  }

  private static <V> void add(FactGraph.Builder builder, PageType type, Subject<V> subject) {
    builder.derivedForEach(subject.facts(), new SubjectPages<>(type, subject));
  }

  @Override
  public Family<String> family() {
    return subject.addresses();
  }

  @Override
  public String derive(String id, Facts facts) {
    return type.isOnSite(Forms.of(facts))
        ? facts.find(subject.facts(), id).map(subject.address()).orElse(null)
        : null;
  }

  @Override
  public void emit(String id, String suggested, Emitter out) {
    Addresses.claim(new PageId(type.kind(), id), suggested, out);
  }
}
