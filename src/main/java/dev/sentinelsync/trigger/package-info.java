/**
 * What asks for a sync: schedules, webhooks, people. A request says only that a site may be behind
 * its source; what changed is found out from Git alone.
 */
package dev.sentinelsync.trigger;
