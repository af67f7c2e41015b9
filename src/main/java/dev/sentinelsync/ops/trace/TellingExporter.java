package dev.sentinelsync.ops.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the collector does not take traces, and once that it does again. */
final class TellingExporter implements SpanExporter {

  private static final Logger LOG = LoggerFactory.getLogger(TellingExporter.class);

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

  TellingExporter(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(() -> tell(result.isSuccess()));
  }

  private void tell(boolean taken) {
    if (away.getAndSet(!taken) == taken) {
      if (taken) {
        LOG.info("The collector of traces takes them again");
      } else {
        LOG.warn("The collector of traces does not take them; they are lost until it does");
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
