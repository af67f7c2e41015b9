package dev.sentinelsync.testing;

import java.nio.file.Path;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets JGit measure the file system's clock before the first test. The program has it measured in
 * the background, with files in the first repository that it sees, and a short test deletes that
 * repository meanwhile.
 */
public final class MeasuredFileSystem implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    FS.getFileStoreAttributes(Path.of(System.getProperty("java.io.tmpdir")));
  }
}
