package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncTrigger;
import java.time.Instant;

/**
 * One wish for a sync.
 *
 * @param site name of the configured site
 * @param trigger what asked
 * @param requestId identifier that the asker was told
 * @param at when it was asked
 */
public record SyncRequest(String site, SyncTrigger trigger, String requestId, Instant at) {}
