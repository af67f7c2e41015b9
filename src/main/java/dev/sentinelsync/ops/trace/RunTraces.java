package dev.sentinelsync.ops.trace;

import dev.sentinelsync.pipeline.ProgramVersion;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.service.ServiceListener;
import dev.sentinelsync.support.ProxySettings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends each run to a collector: one span for the run and one below it for each step, built from
 * the run's report when it has ended. Sending is asynchronous and bounded; a collector that is away
 * loses traces and disturbs nothing.
 */
public final class RunTraces implements ServiceListener, AutoCloseable {

  /** How long the end of the process waits for the last traces to be sent. */
  private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(2);

  private static final AttributeKey<String> RUN = AttributeKey.stringKey("sentinelsync.run");
  private static final AttributeKey<String> SITE = AttributeKey.stringKey("sentinelsync.site");
  private static final AttributeKey<String> TRIGGER =
      AttributeKey.stringKey("sentinelsync.trigger");
  private static final AttributeKey<String> STATUS = AttributeKey.stringKey("sentinelsync.status");
  private static final AttributeKey<String> FROM =
      AttributeKey.stringKey("sentinelsync.revision.from");
  private static final AttributeKey<String> TO = AttributeKey.stringKey("sentinelsync.revision.to");
  private static final AttributeKey<Long> FILES =
      AttributeKey.longKey("sentinelsync.files.changed");
  private static final AttributeKey<Long> PUBLISHED =
      AttributeKey.longKey("sentinelsync.pages.published");
  private static final AttributeKey<Long> REMOVED =
      AttributeKey.longKey("sentinelsync.pages.removed");

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private RunTraces(SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider.get("dev.sentinelsync");
  }

  /**
   * Begins to send.
   *
   * @param endpoint where the collector takes traces by OTLP over HTTP, path included
   * @param instance name of this process
   * @param proxies through which proxy the collector is reached
   */
  public static RunTraces to(URI endpoint, String instance, ProxySettings proxies) {
    Resource resource =
        Resource.create(
            Attributes.builder()
                .put("service.name", "sentinel-sync")
                .put("service.version", ProgramVersion.current())
                .put("service.instance.id", instance)
                .build());
    // What it meters of itself would need a global registry, which nobody set up.
    OtlpHttpSpanExporterBuilder sender =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString())
            .setMeterProvider(MeterProvider.noop())
            .setProxy(ProxyOptions.create(proxies.selector()));
    proxies.authorize(endpoint, sender::addHeader);
    SpanExporter exporter = new LoggingSpanExporter(sender.build());
    return new RunTraces(
        SdkTracerProvider.builder()
            .setResource(resource)
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build());
  }

  @Override
  public void finished(SyncRun run, SyncReport report) {
    Span whole =
        tracer
            .spanBuilder("sync " + report.site())
            .setNoParent()
            .setSpanKind(SpanKind.CONSUMER)
            .setStartTimestamp(report.timing().startedAt())
            .setAttribute(RUN, report.run())
            .setAttribute(SITE, report.site())
            .setAttribute(TRIGGER, report.trigger())
            .setAttribute(STATUS, report.status().name())
            .setAttribute(FROM, report.revisions().from())
            .setAttribute(TO, report.revisions().to())
            .setAttribute(FILES, (long) report.files().changed())
            .setAttribute(PUBLISHED, (long) report.pages().published())
            .setAttribute(REMOVED, (long) report.pages().removed())
            .startSpan();
    if (!report.status().isDelivered()) {
      whole.setStatus(StatusCode.ERROR, report.failure());
    }
    stages(whole, report);
    whole.end(report.timing().finishedAt());
  }

  /** The steps of a run follow each other without a gap worth showing. */
  private void stages(Span whole, SyncReport report) {
    Instant begin = report.timing().startedAt();
    for (Map.Entry<String, Double> stage : report.timing().stages().entrySet()) {
      Instant end = begin.plusNanos((long) (stage.getValue() * 1_000_000));
      tracer
          .spanBuilder(stage.getKey())
          .setParent(Context.root().with(whole))
          .setStartTimestamp(begin)
          .startSpan()
          .end(end);
      begin = end;
    }
  }

  @Override
  public void close() {
    provider.shutdown().join(FLUSH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
