package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.TargetStoreContractTest;
import dev.sentinelsync.publish.targets.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a folder of this machine. */
abstract class FileStoreContractTest extends TargetStoreContractTest {

  @TempDir Path temp;

  /** The target's folder. */
  final Path folder() {
    return temp.resolve("site");
  }

  /** The folder that readers see. */
  abstract Path served();

  /** The options of the address. */
  abstract String options();

  final TargetSettings settings() {
    return TargetSettings.of(temp.resolve("work"));
  }

  @Override
  protected TargetStore open() {
    return Targets.open("file:" + folder() + options(), settings());
  }

  @Override
  protected void writeBehind(String path, String content) throws IOException {
    Path file = served().resolve(path);
    Files.createDirectories(file.getParent());
    Path temporary = Files.writeString(temp.resolve("behind"), content);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  protected void deleteBehind(String path) throws IOException {
    Files.delete(served().resolve(path));
  }

  @Override
  protected Object fingerprint() throws IOException {
    Map<String, String> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : files.toList()) {
        times.put(
            file.toString(),
            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                + " "
                + Files.readAttributes(file, "unix:ino", LinkOption.NOFOLLOW_LINKS));
      }
    }
    return times;
  }
}
