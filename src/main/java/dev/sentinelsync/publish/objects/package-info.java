/**
 * What all object stores share: a site under a prefix of a bucket or container.
 *
 * <pre>
 * PREFIX/…                             the pages
 * PREFIX/.sentinel-sync/manifest.json  what is published; replaced last
 * PREFIX/.sentinel-sync/pages/…        its parts; each publish writes new ones under new names
 * PREFIX/.sentinel-sync/publish.json   who is publishing, and which pages are in doubt meanwhile
 * PREFIX/.sentinel-sync/probe          three bytes that show whether the target can be written
 * </pre>
 *
 * <p>There is no switch of all objects at once. A publish leaves its note first, writes and removes
 * pages in link-safe order, and replaces the manifest last. Note and manifest are written on the
 * condition that they are what this writer has read (If-Match, If-None-Match): of two writers the
 * store itself refuses one. What a broken publish has changed is named by its note; the next one
 * takes those pages as in doubt, finds by their digests in the store's own list which of them are
 * out already, and sends the rest.
 */
package dev.sentinelsync.publish.objects;
