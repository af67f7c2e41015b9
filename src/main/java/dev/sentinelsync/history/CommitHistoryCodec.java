package dev.sentinelsync.history;

import dev.sentinelsync.support.Json;
import java.io.IOException;
import java.util.Optional;

/** The stored form of {@link CommitHistory}: JSON. */
public final class CommitHistoryCodec {

  private CommitHistoryCodec() {}

  /** The stored form. */
  public static byte[] encode(CommitHistory commit) {
    try {
      return Json.RECORDS.writeValueAsBytes(commit);
    } catch (IOException e) {
      throw new IllegalStateException("what a commit did must have a stored form", e);
    }
  }

  /** Reads the stored form; what cannot be read counts as absent. */
  public static Optional<CommitHistory> decode(byte[] stored) {
    try {
      return Optional.of(Json.RECORDS.readValue(stored, CommitHistory.class));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
