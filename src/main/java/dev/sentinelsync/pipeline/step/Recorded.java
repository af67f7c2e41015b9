package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.state.Position;

/**
 * Result of the last step.
 *
 * @param position what the database says is published
 */
public record Recorded(Position position) implements StageResult {}
