package dev.sentinelsync.service.health;

/**
 * Marks the health checks without which no webhook can be taken. A load balancer asks for these
 * alone: an instance that has not published yet, or whose target is unreachable, still takes
 * webhooks.
 */
public interface WebhookCheck {}
