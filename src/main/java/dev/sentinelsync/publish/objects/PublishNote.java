package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.Phase;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a publish leaves in the target before it changes the first page: who is at work, and which
 * pages may have any content until its manifest is there. Nobody deletes a note; the next publish
 * replaces it, on the condition that it is the one that it has read, and so takes the work over.
 *
 * @param publishId the publish at work; done when the manifest has the same
 * @param fence number of its right to publish
 * @param pages the pages that it writes or removes, and those that it found in doubt
 * @param late pages that a publish which was overtaken wrote all the same; in doubt whatever the
 *     manifest says
 */
record PublishNote(
    String publishId, long fence, SortedMap<String, Phase> pages, SortedMap<String, Phase> late) {

  PublishNote {
    Objects.requireNonNull(publishId, "publishId");
    pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
    late = Collections.unmodifiableSortedMap(new TreeMap<>(late));
  }

  /** The note of a publish that begins. */
  static PublishNote of(String publishId, long fence, SortedMap<String, Phase> pages) {
    return new PublishNote(publishId, fence, pages, new TreeMap<>());
  }

  /** The same, with pages that an overtaken publish wrote. */
  PublishNote withLate(SortedMap<String, Phase> more) {
    SortedMap<String, Phase> all = new TreeMap<>(late);
    all.putAll(more);
    return new PublishNote(publishId, fence, pages, all);
  }

  /** The same, without a page that turned out to be somebody else's. */
  PublishNote without(String path) {
    SortedMap<String, Phase> fewer = new TreeMap<>(pages);
    fewer.remove(path);
    return new PublishNote(publishId, fence, fewer, late);
  }

  /**
   * The pages whose content is in doubt.
   *
   * @param publishedId the publish of the manifest; empty when there is none
   */
  SortedMap<String, Phase> doubts(String publishedId) {
    SortedMap<String, Phase> doubts = new TreeMap<>(late);
    if (!publishId.equals(publishedId)) {
      doubts.putAll(pages);
    }
    return doubts;
  }
}
