/**
 * Is a target what a clean build of its revision gives? Verification, repair and inspection,
 * through the same build route as a sync; but questions about few files of the revision that is
 * published are answered from what its sync recorded.
 */
package dev.sentinelsync.verify;
