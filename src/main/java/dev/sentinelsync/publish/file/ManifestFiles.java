package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ManifestFormat;
import dev.sentinelsync.publish.SiteManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Turns the files of manifests into manifests and back, and keeps the last few, because the same
 * manifest is read several times per publish. The text itself is compared, not times or sizes, and
 * the folder too: a manifest reads its parts later from where it was found, and a release that
 * others have retired is elsewhere.
 */
final class ManifestFiles {

  /** The current release's, the one before, and the spare's. */
  private static final int KEPT = 3;

  private final Deque<Known> known = new ArrayDeque<>();

  /** The manifest of a site's folder; empty when there is none. */
  synchronized Optional<SiteManifest> read(SiteFolder site) throws IOException {
    Optional<byte[]> text = site.readManifest();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (Known one : known) {
      if (one.isOf(site.root()) && Arrays.equals(one.text, text.get())) {
        return Optional.of(one.manifest);
      }
    }
    return Optional.of(
        keep(
            text.get(),
            site.root(),
            ManifestFormat.read(text.get(), paths -> readParts(site, paths))));
  }

  /** The text of a manifest without its parts. */
  synchronized byte[] write(SiteManifest manifest) {
    byte[] text = ManifestFormat.write(manifest);
    keep(text, null, manifest);
    return text;
  }

  /** The next reading is one of all files. */
  synchronized void forget() {
    known.clear();
  }

  private SiteManifest keep(byte[] text, Path folder, SiteManifest manifest) {
    if (known.size() == KEPT) {
      known.removeLast();
    }
    known.addFirst(new Known(text, folder, manifest));
    return manifest;
  }

  private static List<byte[]> readParts(SiteFolder site, List<String> paths) {
    try {
      List<byte[]> texts = new ArrayList<>();
      for (String path : paths) {
        Optional<byte[]> text = site.read(path);
        if (text.isEmpty()) {
          throw ManifestFormat.missing(path, site.readManifest());
        }
        texts.add(text.get());
      }
      return texts;
    } catch (IOException e) {
      throw FileFailure.of(site.root(), "read", e);
    }
  }

  private static final class Known {
    private final byte[] text;

    /** Where its parts are read; null if none has to be read any more. */
    private final Path folder;

    private final SiteManifest manifest;

    Known(byte[] text, Path folder, SiteManifest manifest) {
      this.text = text;
      this.folder = folder;
      this.manifest = manifest;
    }

    boolean isOf(Path site) {
      return folder == null || folder.equals(site);
    }
  }
}
