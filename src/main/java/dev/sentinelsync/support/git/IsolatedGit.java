package dev.sentinelsync.support.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Cuts JGit off from the Git configuration of the user and of the machine, and from {@code GIT_*}
 * environment variables, so that proxies, URL rewrites, hooks or cookies set there cannot change
 * what this program reads. It also spares JGit the look-up of an installed {@code git}, and
 * switches background garbage collection off.
 *
 * <p>JGit would measure how fine the clock of a file system is, in files named {@code .probe-…}
 * that it writes into the first repository of the file system that it opens, also into one that is
 * only read. Nothing is measured here: JGit finds a resolution in its configuration, for every file
 * system, and measures only where it finds none.
 */
public final class IsolatedGit extends SystemReader.Delegate {

  private static final String FILE_SYSTEM = "filesystem";

  private IsolatedGit(SystemReader original) {
    super(original);
  }

  /** Makes this the system reader of the whole process; more calls change nothing. */
  public static synchronized void install() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof IsolatedGit)) {
      SystemReader.setInstance(new IsolatedGit(current));
      // With the clock at hand there is nothing to wait for.
      FS.FileStoreAttributes.setBackground(false);
    }
  }

  @Override
  public String getenv(String variable) {
    return variable.startsWith("GIT_") ? null : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    EmptyConfig config = new EmptyConfig(parent, fs);
    // JGit would collect garbage in the background after a fetch, also while readers are at work
    // or the repository is being moved; each owner of a repository does it when it is safe.
    config.setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTO, 0);
    // Even to find that there is nothing to collect it would start a thread and lock a file.
    config.setBoolean(
        ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTODETACH, false);
    // A push to a repository of this machine collects there when packs have become many. Packs that
    // a collection has replaced go at once, as with native Git: kept for JGit's usual hour they
    // would still be too many, and each push would collect again.
    config.setString(
        ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_PRUNEPACKEXPIRE, "now");
    return config;
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  /** A configuration that is in no file. */
  private static final class EmptyConfig extends FileBasedConfig {
    EmptyConfig(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit unit) {
      return FILE_SYSTEM.equals(section)
          ? unit.convert(FileClock.resolution(subsection))
          : super.getTimeUnit(section, subsection, name, defaultValue, unit);
    }

    @Override
    public void load() {
      // Nothing is ever read.
    }

    @Override
    public void save() {
      // Nothing is ever written.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public String toString() {
      return "EmptyConfig";
    }
  }
}
