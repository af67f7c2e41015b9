package dev.sentinelsync.publish.git;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.ManifestFormat;
import dev.sentinelsync.publish.ManifestPart;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The manifest as files of a tree: the header, and the pages in 256 parts by a hash of their paths.
 * One changed page changes one part.
 */
final class GitManifest {

  private static final String PARTS = ManifestPart.FOLDER;

  /** A part of the largest site is far below; more is an attack on the memory. */
  private static final int MAX_PART_BYTES = 64 << 20;

  private ObjectId knownTree;
  private SiteManifest known;

  /**
   * Reads the manifest.
   *
   * @param site the site's tree; null for none
   */
  Optional<SiteManifest> read(ObjectReader reader, ObjectId site) throws IOException {
    ObjectId records = site == null ? null : find(reader, site, SiteManifest.FOLDER);
    ObjectId header = records == null ? null : find(reader, site, SiteManifest.PATH);
    if (header == null) {
      return Optional.empty();
    }
    if (!records.equals(knownTree)) {
      known = readAll(reader, site, header);
      knownTree = records;
    }
    return Optional.of(known);
  }

  /** Spares the next reading, after this program has itself written the manifest. */
  void remember(ObjectReader reader, ObjectId site, SiteManifest written) throws IOException {
    knownTree = find(reader, site, SiteManifest.FOLDER);
    known = written;
  }

  /** The next reading is one of all files. */
  void forget() {
    knownTree = null;
    known = null;
  }

  private static SiteManifest readAll(ObjectReader reader, ObjectId site, ObjectId header)
      throws IOException {
    SiteManifest top = ManifestFormat.read(bytes(reader, header), GitManifest::notApart);
    SortedMap<String, PageEntry> pages = new TreeMap<>(top.pages());
    ObjectId parts = find(reader, site, PARTS);
    if (parts != null) {
      CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, parts);
      for (; !parser.eof(); parser.next()) {
        String path = PARTS + "/" + parser.getEntryPathString();
        ManifestFormat.readPages(bytes(reader, parser.getEntryObjectId()), path, pages);
      }
    }
    return new SiteManifest(top.header(), pages);
  }

  private static List<byte[]> notApart(List<String> paths) {
    throw new TargetException(
        Reason.CORRUPT,
        "The target's manifest ("
            + SiteManifest.PATH
            + ") is one of a store that is no Git branch. Delete it to publish the whole site"
            + " again.");
  }

  private static ObjectId find(ObjectReader reader, ObjectId tree, String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      return walk == null ? null : walk.getObjectId(0);
    }
  }

  private static byte[] bytes(ObjectReader reader, ObjectId blob) throws IOException {
    try {
      return reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(MAX_PART_BYTES);
    } catch (LargeObjectException e) {
      throw new TargetException(
          Reason.CORRUPT,
          "The target's manifest (" + SiteManifest.FOLDER + ") is too large to be one.",
          e);
    }
  }

  /**
   * Adds the new manifest to an edit: the header, and those parts that differ.
   *
   * @param inBranch makes a path of the edit from one of the site
   */
  static void write(
      ChangeSet changes,
      SiteManifest next,
      ObjectInserter inserter,
      TreeEdit edit,
      UnaryOperator<String> inBranch)
      throws IOException {
    byte[] header = ManifestFormat.write(next.header(), new TreeMap<>());
    edit.put(inBranch.apply(SiteManifest.PATH), inserter.insert(Constants.OBJ_BLOB, header), true);
    Set<String> touched = new TreeSet<>();
    changes.writes().forEach(path -> touched.add(ManifestPart.nameFor(path)));
    changes.removals().forEach(path -> touched.add(ManifestPart.nameFor(path)));
    changes.retained().forEach(path -> touched.add(ManifestPart.nameFor(path)));
    for (String part : touched) {
      ManifestPart pages = next.parts().get(part);
      String file = inBranch.apply(PARTS + "/" + part);
      if (pages == null) {
        edit.remove(file);
      } else {
        byte[] text = ManifestFormat.writePages(pages.pages());
        edit.put(file, inserter.insert(Constants.OBJ_BLOB, text), true);
      }
    }
  }
}
