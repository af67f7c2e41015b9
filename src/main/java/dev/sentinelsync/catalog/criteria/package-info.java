/**
 * Selection criteria: which values of which columns queries choose rows by (analysis rules 10.3).
 */
package dev.sentinelsync.catalog.criteria;
