package dev.sentinelsync.support.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void theClockOfAFileSystemIsNeverMeasured() throws Exception {
    IsolatedGit.install();
    List<String> written = new ArrayList<>();
    try (WatchService watch = home.getFileSystem().newWatchService()) {
      home.register(watch, StandardWatchEventKinds.ENTRY_CREATE);

      Duration resolution = FS.FileStoreAttributes.get(home).getFsTimestampResolution();

      assertThat(resolution).isIn(FileClock.FINE, FileClock.COARSE);
      Files.createFile(home.resolve("end-of-watch"));
      while (!written.contains("end-of-watch")) {
        WatchKey key = watch.take();
        key.pollEvents().forEach(event -> written.add(event.context().toString()));
        key.reset();
      }
    }
    assertThat(written).containsExactly("end-of-watch");
  }

  @Test
  void anUnknownFileSystemHasTheCoarsestClock() {
    assertThat(FileClock.resolution("Vendor|17|/dev/no-such-device")).isEqualTo(FileClock.COARSE);
  }
}
