/** What publishing another revision would change, computed in memory; nothing is published. */
package dev.sentinelsync.verify.plan;
