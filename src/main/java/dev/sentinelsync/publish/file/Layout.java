package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.SiteManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a site lies in the target's folder. */
interface Layout {

  /** In a word or two, for people. */
  String name();

  /**
   * Checks that the folder holds nothing that contradicts this layout.
   *
   * @throws dev.sentinelsync.publish.TargetException {@code NOT_WRITABLE} when it does
   */
  void requireFitting() throws IOException;

  /** The folder that readers see as the site; empty when there is none yet. */
  Optional<Path> site() throws IOException;

  /** The manifest of a site's folder. */
  Optional<SiteManifest> manifest(Path site) throws IOException;

  /** The manifest that readers' site has. */
  default Optional<SiteManifest> published() throws IOException {
    Optional<Path> site = site();
    return site.isEmpty() ? Optional.empty() : manifest(site.get());
  }

  /** Gives the memory of the manifests back that were read. */
  void forget();

  /** Whether a commit was interrupted in a way that {@link #recover} can repair. */
  boolean isInterrupted();

  /** Finishes an interrupted commit. Called under the target's lock. */
  void recover() throws IOException;

  /** The new pages that something foreign is in the way of. Called under the target's lock. */
  List<String> obstructed(ChangeSet changes) throws IOException;

  /**
   * Makes the changes visible and durable. Called under the target's lock, after all checks that
   * all layouts share.
   *
   * @return the folder that holds the result
   */
  Path commit(ChangeSet changes, SiteManifest next, Spool spool) throws IOException;
}
