package dev.sentinelsync.ops.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once that the collector does not accept traces, and once that it does again. */
final class LoggingSpanExporter implements SpanExporter {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingSpanExporter.class);

  /**
   * The library prints a stack trace for each failure. A level set on a logger that nobody holds is
   * forgotten.
   */
  private static final java.util.logging.Logger LIBRARY =
      java.util.logging.Logger.getLogger("io.opentelemetry");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private final SpanExporter exporter;
  private final AtomicBoolean away = new AtomicBoolean();

  LoggingSpanExporter(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(() -> log(result.isSuccess()));
  }

  private void log(boolean accepted) {
    if (away.getAndSet(!accepted) == accepted) {
      if (accepted) {
        LOG.info("The trace collector accepts traces again");
      } else {
        LOG.warn("The trace collector does not accept traces; they are lost until it does");
      }
    }
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
