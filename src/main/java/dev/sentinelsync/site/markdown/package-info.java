/**
 * Markdown and HTML that come from the repository, made fit for a page.
 *
 * <p>Such text is untrusted: anyone can propose a README. {@link
 * dev.sentinelsync.site.markdown.SafeMarkdown} reads it as a browser would and changes only what
 * could act, lead astray or reach beyond its own place.
 */
package dev.sentinelsync.site.markdown;
