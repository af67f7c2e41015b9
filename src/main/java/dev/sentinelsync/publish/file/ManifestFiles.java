package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ManifestFormat;
import dev.sentinelsync.publish.SiteManifest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Turns the text of manifests into manifests and back, and keeps the last few, because the same
 * text is read several times per publish. The text itself is compared, not times or sizes.
 */
final class ManifestFiles {

  /** The current release's, the one before, and the spare's. */
  private static final int KEPT = 3;

  private final Deque<Known> known = new ArrayDeque<>();

  /** Understands a manifest's text. */
  synchronized SiteManifest read(byte[] text) {
    for (Known one : known) {
      if (Arrays.equals(one.text, text)) {
        return one.manifest;
      }
    }
    return keep(text, ManifestFormat.read(text));
  }

  /** The text of a manifest. */
  synchronized byte[] write(SiteManifest manifest) {
    byte[] text = ManifestFormat.write(manifest);
    keep(text, manifest);
    return text;
  }

  private SiteManifest keep(byte[] text, SiteManifest manifest) {
    if (known.size() == KEPT) {
      known.removeLast();
    }
    known.addFirst(new Known(text, manifest));
    return manifest;
  }

  private static final class Known {
    private final byte[] text;
    private final SiteManifest manifest;

    Known(byte[] text, SiteManifest manifest) {
      this.text = text;
      this.manifest = manifest;
    }
  }
}
