/** When sites look at their sources: cron expressions, and how far the sites are spread. */
package dev.sentinelsync.service.schedule;
