package dev.sentinelsync.pipeline;

import java.time.Instant;

/**
 * What a run is to do and why.
 *
 * @param options what it is asked to do
 * @param trigger what asked for it
 * @param requestedAt when that was; the first time, if several asked
 */
public record SyncOrder(SyncOptions options, String trigger, Instant requestedAt) {}
