package dev.sentinelsync.verify;

/**
 * Asks for a repair: the body with which {@code direct:repair} begins.
 *
 * @param verify which target
 * @param fence number of the right to publish to it
 */
public record RepairRequest(VerifyRequest verify, long fence) {}
