/**
 * What pages are made with: the context of one rendering, and the parts that several kinds share.
 *
 * <p>More than 25 classes lie flat here: the HTML form, the functions of templates and the shared
 * parts use what only this room may ask of a page's context, such as its fragments and breadcrumb.
 */
package dev.sentinelsync.site.page;
