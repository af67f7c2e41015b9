/** How the service runs, as the configuration says. */
package dev.sentinelsync.service.settings;
