package dev.sentinelsync.history;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** The stored form of {@link CommitHistory}: JSON. */
public final class CommitHistoryCodec {

  /** Records have their components and nothing else. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private CommitHistoryCodec() {}

  /** The stored form. */
  public static byte[] encode(CommitHistory commit) {
    try {
      return MAPPER.writeValueAsBytes(commit);
    } catch (IOException e) {
      throw new IllegalStateException("what a commit did must have a stored form", e);
    }
  }

  /** Reads the stored form; what cannot be read counts as absent. */
  public static Optional<CommitHistory> decode(byte[] stored) {
    try {
      return Optional.of(MAPPER.readValue(stored, CommitHistory.class));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
