package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.objects.store.FetchedObject;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import dev.sentinelsync.publish.objects.store.RetryingStore;
import dev.sentinelsync.support.Sleeper;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A site in an object store, under a prefix of its own. */
public final class ObjectTarget implements TargetStore {

  private final ObjectStore store;
  private final SitePrefix prefix;
  private final ObjectOptions options;
  private final SiteRecords records;
  private final LongSupplier nanoTime;

  /**
   * @param store asked for everything; closed with this
   * @param prefix of the site
   */
  public ObjectTarget(ObjectStore store, SitePrefix prefix, ObjectOptions options) {
    this(store, prefix, options, Sleeper.THREAD, System::nanoTime);
  }

  /** The same with another way to wait between tries, and another time that runs. */
  ObjectTarget(
      ObjectStore store,
      SitePrefix prefix,
      ObjectOptions options,
      Sleeper sleeper,
      LongSupplier nanoTime) {
    this.store = new RetryingStore(store, sleeper);
    this.prefix = prefix;
    this.options = options;
    this.records = new SiteRecords(this.store, prefix, options.parallel());
    this.nanoTime = nanoTime;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Writes a record of three bytes where there is none. Where there is one, the same request is
   * refused for its condition, which proves the right to write and the store's obedience.
   */
  @Override
  public void validate() {
    requireConditions(records.probe());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Writes a record of three bytes under a name of its own, tries to write it again, and deletes
   * it.
   */
  @Override
  public void probe() {
    requireConditions(records.probeAndRemove());
  }

  private void requireConditions(boolean obeyed) {
    if (!obeyed) {
      throw new TargetException(
          Reason.NOT_WRITABLE,
          "The target "
              + describe()
              + " ignores conditional writes (If-None-Match), so that two writers could destroy"
              + " each other's work. Use a store that has them.");
    }
  }

  @Override
  public Optional<SiteManifest> published() {
    return records.read().published();
  }

  @Override
  public Publication begin(PublishRequest request) {
    return new ObjectPublication(this, request, records.read());
  }

  @Override
  public Stream<StoredPage> stored() {
    Set<String> owned = records.read().owned();
    return StoredPages.stream(store, prefix, owned, options.parallel());
  }

  @Override
  public Optional<byte[]> read(String path) {
    return store.get(prefix.key(PathRules.check(path)), "").map(FetchedObject::bytes);
  }

  @Override
  public String describe() {
    return store.describe();
  }

  @Override
  public void forget() {
    records.forget();
  }

  @Override
  public void close() {
    store.close();
  }

  ObjectStore store() {
    return store;
  }

  SitePrefix prefix() {
    return prefix;
  }

  ObjectOptions options() {
    return options;
  }

  SiteRecords records() {
    return records;
  }

  LongSupplier nanoTime() {
    return nanoTime;
  }
}
