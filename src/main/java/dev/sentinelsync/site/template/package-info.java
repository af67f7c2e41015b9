/** Templates of pages: FreeMarker with an output format that escapes for Markdown. */
package dev.sentinelsync.site.template;
