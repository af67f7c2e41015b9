/** The list of all kinds of targets. */
package dev.sentinelsync.publish.targets;
