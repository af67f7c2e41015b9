package dev.sentinelsync.publish.git;

import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.TargetStoreContractTest;
import dev.sentinelsync.publish.targets.Targets;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a branch of a real bare repository. */
abstract class GitContractTest extends TargetStoreContractTest {

  @TempDir Path temp;

  private GitFixture remote;

  /** The repository that is published to, as its other users see it. */
  final GitFixture remote() {
    if (remote == null) {
      remote = GitFixture.create(temp.resolve("target.git")).branch("pages");
    }
    return remote;
  }

  @AfterEach
  final void closeRemote() {
    remote().close();
  }

  /** The address of the remote. */
  String url() throws IOException {
    return remote().folder().toString();
  }

  /** The folder of the site in the branch, with a slash at its end; empty for the top. */
  String folder() {
    return "";
  }

  final TargetSettings settings(String work) {
    return TargetSettings.of(temp.resolve(work));
  }

  final TargetStore open(String work) throws IOException {
    remote();
    String suffix = folder().isEmpty() ? "" : ":" + folder().substring(0, folder().length() - 1);
    return Targets.open("git:" + url() + "#pages" + suffix, settings(work));
  }

  @Override
  protected TargetStore open() throws IOException {
    return open("work");
  }

  @Override
  protected void writeBehind(String path, String content) {
    remote().commit("By hand", Collections.singletonMap(folder() + path, content));
  }

  @Override
  protected void deleteBehind(String path) {
    remote().commit("By hand", Collections.singletonMap(folder() + path, null));
  }

  @Override
  protected Object fingerprint() {
    return remote().tip();
  }
}
