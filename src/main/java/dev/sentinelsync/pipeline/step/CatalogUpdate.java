package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.read.CacheCount;
import java.util.List;

/**
 * Result of the fourth step: the facts in memory are those of the revision.
 *
 * @param build what is built
 * @param unreadable changed files that cannot be read, so that an older version or nothing is shown
 * @param cache where the results of older versions came from
 */
public record CatalogUpdate(BuildRequest build, List<SourceFile> unreadable, CacheCount cache)
    implements StageResult {}
