package dev.sentinelsync.publish.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract on a repository of this machine, at the top of the branch. */
class GitStoreTest extends GitContractTest {

  /** Packs above which JGit collects garbage at the end of a push. */
  private static final int MANY_PACKS = 50;

  @Test
  void pushesDoNotPileUpPacks() throws IOException {
    int most = 0;
    int collections = 0;
    int before = 0;
    for (int i = 0; i < 2 * MANY_PACKS + 10; i++) {
      String text = "page " + i;
      publish("rev" + i, p -> p.put(page("a.md", text)));
      int packs = packs();
      collections += packs < before ? 1 : 0;
      most = Math.max(most, packs);
      before = packs;
    }

    assertThat(most).isBetween(MANY_PACKS, MANY_PACKS + 2);
    assertThat(collections).isEqualTo(2);
    assertThat(contents()).containsExactly(owned("a.md", "page " + (2 * MANY_PACKS + 9)));
  }

  private int packs() throws IOException {
    Path folder = remote().folder().resolve("objects/pack");
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.filter(file -> file.toString().endsWith(".pack")).count();
    }
  }
}
