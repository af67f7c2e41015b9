package dev.sentinelsync.support.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedGitTest {

  @TempDir Path home;

  @Test
  void theUsersAndTheMachinesConfigurationAreNotRead() throws Exception {
    Files.writeString(
        home.resolve(".gitconfig"), "[url \"https://evil.example/\"]\n insteadOf = https://\n");
    FS fs = FS.DETECTED.newInstance();
    fs.setUserHome(home.toFile());
    IsolatedGit.install();
    SystemReader reader = SystemReader.getInstance();

    Config user = reader.openUserConfig(reader.openSystemConfig(null, fs), fs);

    assertThat(user.getSubsections("url")).isEmpty();
    assertThat(reader.getUserConfig().getSubsections("url")).isEmpty();
    assertThat(user.getInt("gc", "auto", -1)).isZero();
    assertThat(reader.getenv("GIT_DIR")).isNull();
    assertThat(reader.getenv("PATH")).isEqualTo(System.getenv("PATH"));
    IsolatedGit.install();
    assertThat(SystemReader.getInstance()).isSameAs(reader);
  }
}
