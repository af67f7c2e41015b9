package dev.sentinelsync.verify;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.source.ProgressListener;

/**
 * Asks for a verification: the body with which {@code direct:verify} begins.
 *
 * @param site whose target is compared; its facts in memory are left alone
 * @param progress hears of long work
 */
public record VerifyRequest(SiteRuntime site, ProgressListener progress) {}
