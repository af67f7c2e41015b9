/**
 * The file store: a site in a folder, served by any web server.
 *
 * <p>Release mode, the default:
 *
 * <pre>
 * DIR/current                   link to the release that is served; switched by an atomic rename
 * DIR/releases/REVISION[-n]     whole releases, the last two; unchanged files are hard links
 * DIR/releases/.spare           the release before those, to be brought up to date as the next one
 * DIR/releases/.staging         the next release while it is made
 * DIR/.sentinel-sync            lock, and pages that came in but are not committed
 * </pre>
 *
 * <p>In-place mode: the pages lie in DIR itself, each replaced by an atomic rename, beside {@code
 * DIR/.sentinel-sync} with the manifest.
 *
 * <p>In both modes a page comes in as a file of its own in {@code DIR/.sentinel-sync/work}, when it
 * is put or, staged, when it is made, and is renamed to its place by the commit. No file is ever
 * opened for writing twice, so that writing never goes through a hard link, and no reader sees half
 * a page.
 */
package dev.sentinelsync.publish.file;
