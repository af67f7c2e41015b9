/**
 * Webhooks: authenticates the sender, reads which repository and branch moved, and requests a sync
 * of the sites concerned. Nothing else of a payload is read, and nothing of it is ever used as an
 * address or a path.
 */
package dev.sentinelsync.webhook;
