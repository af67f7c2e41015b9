/**
 * Addresses that pages had and have no more: what each commit took away, and the tombstones that
 * answer there (page layouts 16). Values and algorithms; the pipeline reads the commits and keeps
 * what they changed in the state.
 */
package dev.sentinelsync.site.past;
