/**
 * Is a target what a clean build of its revision gives? Verification, repair and inspection,
 * through the same build route as a sync.
 */
package dev.sentinelsync.verify;
