package dev.sentinelsync.testing;

import dev.sentinelsync.command.SampleRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * A bare repository like the public one: the sample content under years of small changes, beside
 * archives and pictures that no page reads. The same numbers give the same repository.
 */
public final class GrownRepository implements AutoCloseable {

  /** Every commit changes one rule; every fourth brings an archive, the others a picture. */
  private static final int ARCHIVES = 4;

  private final GitFixture git;
  private final Map<String, String> rules = new TreeMap<>();
  private final Random random = new Random(19);
  private final int bytes;
  private int commits;

  private GrownRepository(GitFixture git, int bytes) {
    this.git = git;
    this.bytes = bytes;
  }

  /**
   * Makes it, packed.
   *
   * @param folder of the bare repository
   * @param commits how many follow the sample's own
   * @param megabytes of archives and pictures in all
   */
  public static GrownRepository create(Path folder, int commits, int megabytes) throws Exception {
    GrownRepository grown;
    try (SampleRepository sample = SampleRepository.create(folder)) {
      grown =
          new GrownRepository(
              GitFixture.open(folder), megabytes * 1_000_000 / Math.max(1, commits));
      sample
          .files()
          .forEach(
              (path, content) -> {
                if (path.matches("Solutions/[^/]+/Analytic Rules/.+\\.ya?ml")) {
                  grown.rules.put(path, new String(content, StandardCharsets.UTF_8));
                }
              });
    }
    grown.allowFilters(true);
    for (int commit = 0; commit < commits; commit++) {
      grown.commit(true);
    }
    grown.pack();
    return grown;
  }

  /** Allows or forbids clones with filters. */
  public void allowFilters(boolean allowed) throws IOException {
    StoredConfig config = git.repository().getConfig();
    config.setBoolean("uploadpack", null, "allowFilter", allowed);
    config.save();
  }

  /** A push: one changed rule and one picture. */
  public String push() {
    return commit(false);
  }

  private String commit(boolean archives) {
    commits++;
    List<String> paths = List.copyOf(rules.keySet());
    String path = paths.get(random.nextInt(paths.size()));
    String text = rules.get(path).replaceAll("(\\R# revision \\d+)*\\s*$", "");
    rules.put(path, text + "\n# revision " + commits + "\n");
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    String binary =
        archives && commits % ARCHIVES == 0
            ? "Solutions/Archives/Package/3.0." + commits % 100 + ".zip"
            : "Workbooks/Images/Preview/picture" + commits % 300 + ".png";
    Map<String, GitFixture.Change> changes = new LinkedHashMap<>();
    changes.put(path, GitFixture.file(rules.get(path)));
    changes.put(binary, GitFixture.bytes(noise));
    return git.commitChanges("Change " + commits, changes);
  }

  /** As a host keeps it. */
  private void pack() throws Exception {
    Process packing =
        new ProcessBuilder("git", "-C", git.folder().toString(), "repack", "-adq")
            .inheritIO()
            .start();
    if (packing.waitFor() != 0) {
      throw new IOException("git repack failed");
    }
  }

  @Override
  public void close() {
    git.close();
  }
}
