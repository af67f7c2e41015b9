package dev.sentinelsync.publish.objects.store;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.support.Backoff;
import dev.sentinelsync.support.Retry;
import dev.sentinelsync.support.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * An object store whose requests are tried again, with growing waits, when it is overloaded, out of
 * order or out of reach. A write that is tried again may find that its first try arrived, and then
 * fail its own condition: callers look before they believe that.
 */
public final class RetryingStore implements ObjectStore {

  /**
   * Six tries within about six seconds: a store that splits a busy partition, or moves an address,
   * is back by then; what takes longer is for the next run.
   */
  public static final Backoff BACKOFF =
      new Backoff(6, Duration.ofMillis(200), Duration.ofSeconds(5), 0.5);

  private static final Set<Reason> MAY_PASS =
      EnumSet.of(Reason.THROTTLED, Reason.UNREACHABLE, Reason.STORAGE);

  private final ObjectStore store;
  private final Retry retry;

  public RetryingStore(ObjectStore store, Sleeper sleeper) {
    this.store = store;
    this.retry =
        new Retry(BACKOFF, RetryingStore::mayPass, Clock.systemUTC(), sleeper, new Random());
  }

  private static boolean mayPass(Exception failure) {
    return failure instanceof TargetException target && MAY_PASS.contains(target.reason());
  }

  @Override
  public String put(NewObject object, Condition condition) {
    return retry.call("put " + object.key(), () -> store.put(object, condition));
  }

  @Override
  public Optional<FetchedObject> get(String key, String knownTag) {
    return retry.call("get " + key, () -> store.get(key, knownTag));
  }

  @Override
  public Optional<ContentDigest> digest(String key) {
    return retry.call("read " + key, () -> store.digest(key));
  }

  @Override
  public Optional<ObjectInfo> find(String key) {
    return retry.call("find " + key, () -> store.find(key));
  }

  @Override
  public ObjectList list(String prefix, String continuation) {
    return retry.call("list " + prefix, () -> store.list(prefix, continuation));
  }

  @Override
  public void delete(String key) {
    retry.call(
        "delete " + key,
        () -> {
          store.delete(key);
          return null;
        });
  }

  @Override
  public String describe() {
    return store.describe();
  }

  @Override
  public void close() {
    store.close();
  }
}
