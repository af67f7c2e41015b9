/**
 * What every room shares, each written once: the order of texts, retry with back-off, rate limits.
 * Knows no other room.
 */
package dev.sentinelsync.support;
