/**
 * Target stores: where the finished site goes. What a store calls a page is one file: one output of
 * a page of the site.
 *
 * <p>One life of a store:
 *
 * <ol>
 *   <li>{@link dev.sentinelsync.publish.targets.Targets#open} makes the store. No input or output
 *       yet.
 *   <li>{@link dev.sentinelsync.publish.TargetStore#validate()} at start-up: cheap, says in one
 *       sentence what is wrong with the target.
 *   <li>{@link dev.sentinelsync.publish.TargetStore#published()} at each sync: the manifest that
 *       the target itself holds. A publish which a killed process left half done is finished or
 *       forgotten first, or its pages come back with an unknown digest.
 *   <li>{@link dev.sentinelsync.publish.TargetStore#begin} opens a {@link
 *       dev.sentinelsync.publish.Publication}; pages are put and removed in any order; {@link
 *       dev.sentinelsync.publish.Publication#commit()} makes them visible; closing without commit
 *       undoes. {@link dev.sentinelsync.publish.TargetStore#openStaging()} takes contents before
 *       that, while pages are still being made.
 *   <li>{@link dev.sentinelsync.publish.TargetStore#forget()} while the site is idle: what the
 *       store remembers leaves memory, and is read again by the next sync.
 *   <li>{@link dev.sentinelsync.publish.TargetStore#close()} frees connections and locks.
 * </ol>
 *
 * <p>What every store promises:
 *
 * <ul>
 *   <li>Where the store can switch atomically, a reader sees one revision. Where it cannot, the
 *       order is: new and changed assets, pages, indexes; removals in the opposite order; the
 *       manifest last. So no link is ever dead.
 *   <li>The manifest is a tree of 256 parts, so that a publish writes what changed of it. It names
 *       every page that belongs to this program. Nothing else is ever changed or deleted; other
 *       files are reported as foreign.
 *   <li>A page whose digest is already in the manifest is not written again.
 *   <li>When {@code commit} returns, the position may be recorded: the publish survives the death
 *       of this process, and manifest and switch have reached the medium or the remote.
 *   <li>A writer whose fence number is lower than the manifest's is refused.
 *   <li>Each failure is a {@link dev.sentinelsync.publish.TargetException} with a reason, a
 *       sentence that says what to do, and whether a retry can help. No message holds a secret.
 * </ul>
 *
 * <p>A store without an atomic switch first leaves a durable note of what it is about to do. Either
 * the note is enough to finish the work after a crash (the file store in place), or the pages that
 * it names are given back as in doubt until a publish has written or removed them (object stores).
 * Without the note, pages of a crashed publish would pass for foreign files, or keep bytes that no
 * manifest knows.
 *
 * <p>A new store is one class that implements {@link dev.sentinelsync.publish.TargetStore}, a
 * {@link dev.sentinelsync.publish.TargetFactory} for its scheme in the list of {@link
 * dev.sentinelsync.publish.targets.Targets}, and a subclass of the contract tests. {@link
 * dev.sentinelsync.publish.ChangeSet} does what all stores share.
 */
package dev.sentinelsync.publish;
