package dev.sentinelsync.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.source.BlobTooLargeException;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobReaderTest {

  @TempDir Path temp;

  @Test
  void manyThreadsReadWhatWasCommitted() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 500; i++) {
      files.put("f" + i, "the same long beginning of every file, ".repeat(20) + i);
    }
    try (GitFixture remote = GitFixture.create(temp.resolve("remote.git"))) {
      remote.commit("files", files);
      try (SourceRepository source = open(remote)) {
        Revision head = source.fetch(ProgressListener.NONE).revision();
        Map<String, String> read =
            Snapshot.of(source, head, Set.of()).files().parallelStream()
                .collect(
                    Collectors.toConcurrentMap(
                        FileChange::path,
                        file -> new String(source.read(file.newBlob(), 10_000), UTF_8)));
        assertThat(read).isEqualTo(files);
      }
    }
  }

  @Test
  void aFileOverTheLimitIsRefusedByItsSize() {
    try (GitFixture remote = GitFixture.create(temp.resolve("remote.git"))) {
      remote.commit("files", Map.of("big", "x".repeat(3_000_000), "exact", "12345"));
      try (SourceRepository source = open(remote)) {
        Revision head = source.fetch(ProgressListener.NONE).revision();
        Snapshot snapshot = Snapshot.of(source, head, Set.of());
        assertThatExceptionOfType(BlobTooLargeException.class)
            .isThrownBy(() -> source.read(snapshot.files().get(0).newBlob(), 1_000))
            .satisfies(e -> assertThat(e.size()).isEqualTo(3_000_000));
        assertThat(source.read(snapshot.files().get(1).newBlob(), 5)).hasSize(5);
        assertThatExceptionOfType(SourceException.class)
            .isThrownBy(() -> source.read(head.id(), 1_000))
            .withMessageContaining("is no file content");
      }
    }
  }

  private SourceRepository open(GitFixture remote) {
    return SourceRepository.open(
        SourceSettings.of(remote.folder().toString(), "master", temp.resolve("clone.git")));
  }
}
