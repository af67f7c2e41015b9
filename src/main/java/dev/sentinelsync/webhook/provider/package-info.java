/**
 * One class per hosting service, and the list of them all in {@link
 * dev.sentinelsync.webhook.provider.WebhookProviders}. To add a provider, write its class, add it
 * to that list, and describe its set-up in {@code docs/service.md}.
 */
package dev.sentinelsync.webhook.provider;
