package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Staging;
import dev.sentinelsync.support.ByteSpool;
import dev.sentinelsync.support.Content;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where rendered files wait until all of a revision are there: on the target's own medium if it has
 * a place for them, else in memory and, beyond that, in a file of the work folder. What the target
 * holds already is not kept. For the threads that render.
 */
final class WaitingPages implements UnaryOperator<PageContent> {

  /** The pages of every run but a full one of a large site in HTML stay in memory. */
  private static final int MEMORY = 32 << 20;

  private final Optional<PublishedSite> published;
  private final UnaryOperator<Content> place;

  private WaitingPages(Optional<PublishedSite> published, UnaryOperator<Content> place) {
    this.published = published;
    this.place = place;
  }

  /** Where the files of a build wait; those of a verification stay away from the target. */
  static WaitingPages of(BuildRequest build) {
    SiteRuntime site = build.site();
    Optional<Staging> staging = build.isToBePublished() ? site.openStaging() : Optional.empty();
    return new WaitingPages(
        site.published(),
        staging.<UnaryOperator<Content>>map(it -> it::keep).orElseGet(() -> spool(site)));
  }

  private static UnaryOperator<Content> spool(SiteRuntime site) {
    return new ByteSpool(site.settings().targetSettings().workFolder(), MEMORY)::keep;
  }

  @Override
  public PageContent apply(PageContent file) {
    boolean held =
        published
            .flatMap(site -> site.held(file.path()))
            .filter(there -> there.sha256().equals(file.sha256()))
            .isPresent();
    return file.with(held ? Content.gone(file.size()) : place.apply(file.content()));
  }
}
