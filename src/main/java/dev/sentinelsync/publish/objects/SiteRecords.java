package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.ManifestFormat;
import dev.sentinelsync.publish.ManifestPart;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.objects.store.Condition;
import dev.sentinelsync.publish.objects.store.FetchedObject;
import dev.sentinelsync.publish.objects.store.NewObject;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import dev.sentinelsync.publish.objects.store.PreconditionFailedException;
import dev.sentinelsync.support.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The two records of this program in a target: the manifest and the note of the last publish. Keeps
 * what was read last, so that reading it again costs an answer without content.
 */
final class SiteRecords {

  /** Where the note lies inside the target. */
  static final String NOTE_PATH = SiteManifest.FOLDER + "/publish.json";

  /** Where {@link ObjectTarget#validate()} tries to write. */
  static final String PROBE_PATH = SiteManifest.FOLDER + "/probe";

  /** A cache between target and reader must never answer for the records. */
  private static final String NEVER_CACHED = "no-store";

  private final ObjectStore store;
  private final SitePrefix prefix;
  private final int parallel;
  private Held<PublishNote> note = new Held<>("", Optional.empty());
  private Held<SiteManifest> manifest = new Held<>("", Optional.empty());

  /**
   * @param parallel how many records are read at a time
   */
  SiteRecords(ObjectStore store, SitePrefix prefix, int parallel) {
    this.store = store;
    this.prefix = prefix;
    this.parallel = parallel;
  }

  /** A record with its entity tag; the tag is empty when there is no such object. */
  private record Held<T>(String tag, Optional<T> value) {}

  /**
   * Reads both. The note first: whoever publishes in between replaces it before it touches anything
   * else, so that a claim on the note read here fails rather than build on a manifest that is not
   * the one to that note.
   */
  synchronized Snapshot read() {
    readNote();
    manifest =
        read(SiteManifest.PATH, manifest, text -> ManifestFormat.read(text, this::readParts));
    return new Snapshot(note.value(), note.tag(), manifest.value(), manifest.tag());
  }

  private List<byte[]> readParts(List<String> paths) {
    try (Workers workers = new Workers(Math.min(parallel, paths.size()))) {
      List<Future<byte[]>> begun =
          paths.stream().map(path -> workers.begin(() -> readPart(path))).toList();
      return begun.stream().map(Workers::await).toList();
    }
  }

  private byte[] readPart(String path) {
    return store
        .get(prefix.key(path), "")
        .map(FetchedObject::bytes)
        .orElseThrow(
            () ->
                ManifestFormat.missing(
                    path, store.get(prefix.key(SiteManifest.PATH), "").map(FetchedObject::bytes)));
  }

  /** The next reading is one with content. */
  synchronized void forget() {
    note = new Held<>("", Optional.empty());
    manifest = new Held<>("", Optional.empty());
  }

  /** Reads the note alone. */
  synchronized Optional<PublishNote> readNote() {
    note = read(NOTE_PATH, note, NoteFormat::read);
    return note.value();
  }

  /** The entity tag of the note as last read or written. */
  synchronized String noteTag() {
    return note.tag();
  }

  private <T> Held<T> read(String path, Held<T> known, Function<byte[], T> format) {
    Optional<FetchedObject> found = store.get(prefix.key(path), known.tag());
    if (found.isEmpty()) {
      return new Held<>("", Optional.empty());
    }
    FetchedObject object = found.get();
    return object.unchanged()
        ? known
        : new Held<>(object.tag(), Optional.of(format.apply(object.bytes())));
  }

  /**
   * Writes the note.
   *
   * @param tag the entity tag that the note in the target must still have
   * @throws PreconditionFailedException when it has not
   */
  synchronized void writeNote(PublishNote next, String tag) {
    byte[] text = NoteFormat.write(next);
    note = new Held<>(write(NOTE_PATH, text, tag), Optional.of(next));
  }

  /** Writes a part of the next manifest, under a name that no other publish has. */
  void writePart(ManifestPart part) {
    store.put(object(part.path(), part.text()), Condition.NONE);
  }

  /** Deletes a part that no manifest names any more. */
  void deletePart(String path) {
    store.delete(prefix.key(path));
  }

  /**
   * Writes the manifest, after its parts.
   *
   * @param tag the entity tag that the manifest in the target must still have
   * @throws PreconditionFailedException when it has not
   */
  synchronized void writeManifest(SiteManifest next, String tag) {
    byte[] text = ManifestFormat.write(next);
    manifest = new Held<>(write(SiteManifest.PATH, text, tag), Optional.of(next));
  }

  private String write(String path, byte[] text, String tag) {
    NewObject object = object(path, text);
    try {
      return store.put(object, Condition.unchangedSince(tag));
    } catch (PreconditionFailedException e) {
      // The first try may have arrived although its answer did not.
      Optional<FetchedObject> there = store.get(object.key(), "");
      if (there.isPresent() && Sha256.hex(there.get().bytes()).equals(object.sha256())) {
        return there.get().tag();
      }
      throw e;
    }
  }

  private NewObject object(String path, byte[] text) {
    return new NewObject(
        prefix.key(path), text, Sha256.hex(text), "application/json", NEVER_CACHED);
  }

  /**
   * Tries whether the target can be written.
   *
   * @return whether the target refuses a write whose condition does not hold, as it must
   */
  boolean probe() {
    NewObject probe = object(PROBE_PATH, new byte[] {'{', '}', '\n'});
    return isRefused(probe) || isRefused(probe);
  }

  /** The same with a record of its own, which is deleted then. */
  boolean probeAndRemove() {
    NewObject probe = object(PROBE_PATH + "-" + UUID.randomUUID(), new byte[] {'{', '}', '\n'});
    try {
      return isRefused(probe) || isRefused(probe);
    } finally {
      store.delete(probe.key());
    }
  }

  private boolean isRefused(NewObject probe) {
    try {
      store.put(probe, Condition.ABSENT);
      return false;
    } catch (PreconditionFailedException e) {
      return true;
    }
  }
}
