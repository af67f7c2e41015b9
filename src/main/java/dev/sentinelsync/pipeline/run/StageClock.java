package dev.sentinelsync.pipeline.run;

import dev.sentinelsync.pipeline.Failure;
import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.Stage;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.SyncRun;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.StepCompletedEvent;
import org.apache.camel.spi.CamelEvent.StepEvent;
import org.apache.camel.spi.CamelEvent.StepFailedEvent;
import org.apache.camel.spi.CamelEvent.StepStartedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.logging.log4j.CloseableThreadContext;

/**
 * Times the {@code step} elements of the routes and logs their results in the run that the exchange
 * carries. Builds without a run, such as a verification, are not logged.
 */
final class StageClock extends EventNotifierSupport {

  /** Exchange property with the run; set by the route. */
  private static final String RUN = "run";

  private static final String STARTED = "stageStarted";

  StageClock() {
    setIgnoreCamelContextEvents(true);
    setIgnoreRouteEvents(true);
    setIgnoreServiceEvents(true);
    setIgnoreExchangeCreatedEvent(true);
    setIgnoreExchangeCompletedEvent(true);
    setIgnoreExchangeFailedEvents(true);
    setIgnoreExchangeRedeliveryEvents(true);
    setIgnoreExchangeSendingEvents(true);
    setIgnoreExchangeSentEvents(true);
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event instanceof StepEvent;
  }

  @Override
  public void notify(CamelEvent event) {
    StepEvent step = (StepEvent) event;
    Exchange exchange = step.getExchange();
    SyncRun run = exchange.getProperty(RUN, SyncRun.class);
    Optional<Stage> stage = Stage.of(step.getStepId());
    if (run == null || stage.isEmpty()) {
      return;
    }
    if (event instanceof StepStartedEvent) {
      exchange.setProperty(STARTED, System.nanoTime());
    } else if (event instanceof StepCompletedEvent || event instanceof StepFailedEvent) {
      // Camel's own log context is gone where a route continues in another thread.
      try (var logged =
          CloseableThreadContext.put("camel.routeId", exchange.getFromRouteId())
              .put("camel.exchangeId", exchange.getExchangeId())) {
        run.finished(finished(stage.get(), exchange));
      }
    }
  }

  private static FinishedStage finished(Stage stage, Exchange exchange) {
    long started = exchange.getProperty(STARTED, Long.class);
    return new FinishedStage(
        stage,
        Duration.ofNanos(System.nanoTime() - started),
        exchange.isFailed()
            ? Optional.empty()
            : Optional.ofNullable(exchange.getMessage().getBody(StageResult.class)),
        Optional.<Throwable>ofNullable(exchange.getException()).map(Failure::of));
  }
}
