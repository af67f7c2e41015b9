package dev.sentinelsync.service;

/**
 * Marks the health checks without which no webhook can be taken. A load balancer asks for these
 * alone: an instance that has not published yet, or whose target is away, takes webhooks all the
 * same.
 */
public interface WebhookCheck {}
