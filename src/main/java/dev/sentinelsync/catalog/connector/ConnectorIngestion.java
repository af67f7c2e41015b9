package dev.sentinelsync.catalog.connector;

/**
 * The API through which a connector sends records.
 *
 * @param api the API
 * @param reason the evidence for it, one sentence fragment
 */
public record ConnectorIngestion(IngestionApi api, String reason) {}
