package dev.sentinelsync.source.git;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Keeps the number of packs of a clone small, since each fetch adds some and look-ups try all, and
 * that of objects with a file of their own.
 */
final class PackCount {

  /** Git's own limit is 50 too. */
  private static final int MOST = 50;

  /** Git's own limit too. */
  private static final int MOST_LOOSE = 6_700;

  /** Of a partial clone the largest packs stay as they are; to join them would take long. */
  private static final int LARGEST = 10;

  private PackCount() {}

  /**
   * Packs a clone if it has many packs or single objects. It must be opened again then: JGit's
   * readers remember packs that are gone.
   *
   * @param packs how many it has
   * @param loose how many objects have a file of their own
   * @return whether it was packed
   */
  static boolean reduce(OpenClone clone, int packs, int loose) throws IOException, GitAPIException {
    if (packs <= MOST && loose <= MOST_LOOSE) {
      return false;
    }
    if (clone.isPartial()) {
      join(clone.repository());
    } else {
      Git.wrap(clone.repository()).gc().call();
    }
    return true;
  }

  /**
   * Joins the smaller packs of a partial clone. A collection of garbage would follow every commit
   * to its files, fail at those that are not there, and drop the others.
   */
  private static void join(Repository clone) throws IOException {
    ObjectDirectory objects = (ObjectDirectory) clone.getObjectDatabase();
    List<Pack> packs = new ArrayList<>(objects.getPacks());
    packs.sort(Comparator.comparingLong((Pack pack) -> pack.getPackFile().length()).reversed());
    List<Pack> small = List.copyOf(packs.subList(Math.min(LARGEST, packs.size()), packs.size()));
    // A name that is removed as a leftover if the process is killed.
    Path joined = Files.createTempFile(objects.getDirectory().toPath(), "incoming_", ".pack");
    try {
      write(clone, small, joined);
      try (InputStream in = Files.newInputStream(joined);
          ObjectInserter inserter = clone.newObjectInserter()) {
        inserter.newPackParser(in).parse(NullProgressMonitor.INSTANCE);
        inserter.flush();
      }
    } finally {
      Files.deleteIfExists(joined);
    }
    for (Pack pack : small) {
      for (PackExt file : PackExt.values()) {
        File old = pack.getPackFile().create(file);
        Files.deleteIfExists(old.toPath());
      }
    }
  }

  private static void write(Repository clone, List<Pack> packs, Path target) throws IOException {
    List<RevObject> all = new ArrayList<>();
    try (ObjectReader reader = clone.newObjectReader();
        RevWalk types = new RevWalk(reader);
        PackWriter writer = new PackWriter(clone);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      for (Pack pack : packs) {
        for (PackIndex.MutableEntry entry : pack) {
          ObjectId id = entry.toObjectId();
          all.add(types.lookupAny(id, reader.open(id, ObjectReader.OBJ_ANY).getType()));
        }
      }
      writer.setThin(false);
      writer.setReuseDeltaCommits(true);
      writer.preparePack(all.stream().distinct().iterator());
      writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
    }
  }
}
