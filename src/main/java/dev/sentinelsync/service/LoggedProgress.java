package dev.sentinelsync.service;

import dev.sentinelsync.source.ProgressListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log which phase a clone has reached; the first one can take minutes. */
final class LoggedProgress implements ProgressListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);

  private final ThreadLocal<String> last = ThreadLocal.withInitial(() -> "");

  @Override
  public void progress(String phase, int done, int total) {
    if (!phase.equals(last.get())) {
      last.set(phase);
      LOG.info("{}{}", phase, total > 0 ? " (" + total + ")" : "");
    }
  }
}
