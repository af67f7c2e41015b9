package dev.sentinelsync.pipeline;

import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.source.SourceSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * One pair of source and target.
 *
 * @param name the pair's name in logs, metrics and state
 * @param source what is followed
 * @param folders top-level folders of the source that are read, sorted
 * @param webUrl address of the branch's root for people, without a final slash
 * @param target where the pages go, as {@link dev.sentinelsync.publish.targets.Targets} reads it
 * @param targetSettings further settings of the target
 * @param layout frame of content item pages: {@code navbar} or {@code classic}
 * @param templates folder of page templates
 * @param reference where reference facts come from
 * @param limits how much a run may do
 */
public record SiteSettings(
    String name,
    SourceSettings source,
    List<String> folders,
    String webUrl,
    String target,
    TargetSettings targetSettings,
    String layout,
    Path templates,
    ReferenceFiles reference,
    SyncLimits limits) {

  /** Copies the list. */
  public SiteSettings {
    folders = List.copyOf(folders);
  }

  /**
   * Files of reference facts; one that is not there counts as empty.
   *
   * @param tables documented tables
   * @param offers marketplace offers
   * @param overrides corrections
   */
  public record ReferenceFiles(Path tables, Path offers, Path overrides) {}

  /**
   * Limits of a run.
   *
   * @param maxPages most pages that a site may have
   * @param removalShare largest share of the published pages that a run removes unasked, 0 to 1
   * @param removalFloor sites with fewer pages than this are never held
   */
  public record SyncLimits(int maxPages, double removalShare, int removalFloor) {

    /**
     * The real repository has some 12,000 pages; ten times that is no site any more. A third of all
     * pages has never gone in one merge of its history; below a hundred pages a share says nothing.
     */
    public static final SyncLimits DEFAULT = new SyncLimits(120_000, 1.0 / 3, 100);
  }
}
