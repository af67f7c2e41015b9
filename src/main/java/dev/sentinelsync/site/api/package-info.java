/** Look-ups for programs: small JSON files at addresses that follow from ids and names. */
package dev.sentinelsync.site.api;
