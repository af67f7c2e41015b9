package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.objects.store.Condition;
import dev.sentinelsync.publish.objects.store.NewObject;
import dev.sentinelsync.publish.objects.store.ObjectInfo;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import dev.sentinelsync.publish.objects.store.PreconditionFailedException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Writes single pages: over what is ours without question, over what is not only with the store's
 * own word that nothing else has come there.
 */
final class PageWriter {

  private final ObjectStore store;
  private final SitePrefix prefix;
  private final ObjectOptions options;
  private final Set<String> owned;
  private final Set<String> doubtful;
  private final Survey survey;

  /**
   * @param owned paths of pages that are ours
   * @param doubtful those of them that may be in the target already
   * @param survey what lies at the paths that are new or doubtful
   */
  PageWriter(
      ObjectStore store,
      SitePrefix prefix,
      ObjectOptions options,
      Set<String> owned,
      Set<String> doubtful,
      Survey survey) {
    this.store = store;
    this.prefix = prefix;
    this.options = options;
    this.owned = owned;
    this.doubtful = doubtful;
    this.survey = survey;
  }

  /**
   * Whether nothing lies where a page must go that is not ours. The same content is no obstacle:
   * then nobody loses anything.
   */
  boolean isFree(PageContent page) {
    return owned.contains(page.path())
        || options.adopt()
        || survey.at(page.path()).filter(there -> !hasContentOf(page, there)).isEmpty();
  }

  private boolean hasContentOf(PageContent page, ObjectInfo there) {
    if (there.size() != page.bytes().length) {
      return false;
    }
    return there.md5().equals(md5(page)) || holds(page);
  }

  private boolean holds(PageContent page) {
    return store
        .digest(prefix.key(page.path()))
        .filter(digest -> digest.sha256().equals(page.sha256()))
        .isPresent();
  }

  private static String md5(PageContent page) {
    return HexFormat.of().formatHex(NewObject.md5(page.bytes()));
  }

  /** Brings a page to the target, unless an unfinished publish has brought it there. */
  void write(PageContent page) {
    Optional<ObjectInfo> there = survey.at(page.path());
    if (!owned.contains(page.path())) {
      writeNew(page, there);
    } else if (!doubtful.contains(page.path())
        || there.isEmpty()
        || !there.get().md5().equals(md5(page))) {
      store.put(object(page), Condition.NONE);
    }
  }

  private void writeNew(PageContent page, Optional<ObjectInfo> there) {
    try {
      store.put(object(page), Condition.unchangedSince(there.map(ObjectInfo::tag).orElse("")));
    } catch (PreconditionFailedException e) {
      if (options.adopt()) {
        store.put(object(page), Condition.NONE);
      } else if (!holds(page)) {
        // When it holds the page, a first try had arrived although its answer did not.
        throw foreign(page.path());
      }
    }
  }

  private NewObject object(PageContent page) {
    return new NewObject(
        prefix.key(page.path()),
        page.bytes(),
        page.sha256(),
        page.mediaType(),
        options.cacheControl(page.path()));
  }

  private TargetException foreign(String path) {
    return new ForeignObjectException(
        path,
        "The object "
            + path
            + " in "
            + store.describe()
            + " was not published by this program and is where a page must go. Move it away, or"
            + " open the target with ?adopt=true to replace such objects.");
  }

  /** Something that is not ours is where a page must go. */
  static final class ForeignObjectException extends TargetException {

    private static final long serialVersionUID = 1L;

    private final String path;

    ForeignObjectException(String path, String message) {
      super(Reason.FOREIGN_FILE, message);
      this.path = path;
    }

    /** Where. */
    String path() {
      return path;
    }
  }
}
