/**
 * The Git store: a site on a branch of a repository, one commit per published revision.
 *
 * <p>Commits are made directly from objects in a bare cache clone: the blobs of changed pages, the
 * trees on the way to them, the commit. Nothing is checked out, and the push asks the remote to
 * move the branch only from the commit that this one was made on.
 *
 * <p>The manifest lies in the tree, so that page and manifest are switched as one and survive
 * merges and cherry-picks as any file: {@code .sentinel-sync/manifest.json} with the header, and
 * {@code .sentinel-sync/pages/00} to {@code ff} with the pages, parted by a hash of their paths.
 * One file for all pages would add a megabyte to the repository's history for each change of a
 * large site. The trailers of the commit message are for people and other programs; nothing reads
 * them here.
 */
package dev.sentinelsync.publish.git;
