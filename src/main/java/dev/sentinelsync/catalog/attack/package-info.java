/**
 * Techniques of MITRE ATT&amp;CK: which content items name them, and what changed lately (analysis
 * rules 4.8).
 */
package dev.sentinelsync.catalog.attack;
