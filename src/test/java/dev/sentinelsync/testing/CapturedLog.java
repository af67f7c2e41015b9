package dev.sentinelsync.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** What this process logs from a moment on. */
public final class CapturedLog extends AbstractAppender implements AutoCloseable {

  private final Logger logger;
  private final Level before;
  private final BlockingQueue<LogEvent> events = new LinkedBlockingQueue<>();

  private CapturedLog(Logger logger, Level level) {
    super("captured of " + logger.getName(), null, null, true, Property.EMPTY_ARRAY);
    this.logger = logger;
    this.before = logger.getLevel();
    start();
    Configurator.setLevel(logger, level);
    logger.addAppender(this);
  }

  /** Captures everything from a level on. */
  public static CapturedLog of(Level level) {
    return new CapturedLog((Logger) LogManager.getRootLogger(), level);
  }

  /** Captures what a class logs from a level on. */
  public static CapturedLog of(Class<?> source, Level level) {
    return new CapturedLog((Logger) LogManager.getLogger(source), level);
  }

  @Override
  public void append(LogEvent event) {
    events.add(event.toImmutable());
  }

  /** Takes out what was logged so far, oldest first. */
  public List<LogEvent> drain() {
    List<LogEvent> taken = new ArrayList<>();
    events.drainTo(taken);
    return taken;
  }

  /** The texts that were logged, oldest first, each with its level before it. */
  public List<String> lines() {
    return events.stream()
        .map(event -> event.getLevel() + " " + event.getMessage().getFormattedMessage())
        .toList();
  }

  /** The exceptions that were logged with their stack traces, with the name of the logger. */
  public List<String> traces() {
    return events.stream()
        .filter(event -> event.getThrown() != null)
        .map(event -> event.getLoggerName() + ": " + event.getThrown())
        .toList();
  }

  @Override
  public void close() {
    logger.removeAppender(this);
    Configurator.setLevel(logger, before);
    stop();
  }
}
