package dev.sentinelsync.pipeline;

/**
 * What a stage of a run returned. Immutable: the next stage takes it as its input, listeners and
 * the report read it.
 */
public interface StageResult {}
