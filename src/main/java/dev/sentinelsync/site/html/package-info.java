/**
 * Pages as HTML: the body from the page's Markdown, the frame from a template (page layouts 13).
 *
 * <p>Text of the page and text of the repository never mix. The page's own text is a tree of
 * Markdown whose links lead to pages of the site. Text of the repository is a fragment that passes
 * the OWASP sanitizer alone.
 */
package dev.sentinelsync.site.html;
