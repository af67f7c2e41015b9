/** Trying again, in one way for the whole house. Knows nothing of what is tried. */
package dev.sentinelsync.retry;
