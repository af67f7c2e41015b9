package dev.sentinelsync.testing;

import dev.sentinelsync.support.git.IsolatedGit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Cuts JGit off from the machine before the first test, as the program does: a fixture that uses
 * JGit first would have it measure the file system's clock, for the whole process.
 */
public final class IsolatedTests implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    IsolatedGit.install();
  }
}
