package dev.sentinelsync.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes of a sync with their beans; hands a run to them and waits until it is through. */
public final class SyncRoutes implements Consumer<SyncRun>, AutoCloseable {

  /** File of the routes that every run passes, in the routes folder. */
  public static final String FILE = "sync.yaml";

  private static final String ENTRY = "direct:sync";

  private final CamelContext context;
  private final ExecutorService workers;
  private final ProducerTemplate producer;

  private SyncRoutes(CamelContext context, ExecutorService workers) {
    this.context = context;
    this.workers = workers;
    this.producer = context.createProducerTemplate();
  }

  /**
   * Binds the beans that the routes name.
   *
   * @param registry takes a bean by its name
   * @return the threads of the routes' parallel parts, to be shut down after the routes
   */
  public static ExecutorService bind(BiConsumer<String, Object> registry, Steps steps) {
    ExecutorService workers = workers();
    registry.accept("fetchStep", steps.fetch());
    registry.accept("detectStep", steps.detect());
    registry.accept("parseStep", steps.parse());
    registry.accept("catalogStep", steps.catalog());
    registry.accept("planStep", steps.plan());
    registry.accept("renderStep", steps.render());
    registry.accept("publishStep", steps.publish());
    registry.accept("recordStep", steps.record());
    registry.accept("syncWorkers", workers);
    return workers;
  }

  /**
   * The file of the routes in a folder.
   *
   * @throws RoutesException if it is not there
   */
  public static Path fileIn(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new RoutesException(
          "The routes folder %s has no %s. Start the program in its folder, or name the folder"
                  .formatted(folder.toAbsolutePath(), FILE)
              + " (--routes, sync.routes).",
          null);
    }
    return file;
  }

  /**
   * Starts the routes of a folder in a context of their own, for a single command.
   *
   * @param folder the routes folder
   * @param steps asked for when the routes are loaded, which takes a while
   * @throws RoutesException if the folder lacks the routes or they cannot be started; the message
   *     says which file and line
   */
  public static SyncRoutes start(Path folder, Supplier<Steps> steps) {
    Path file = fileIn(folder);
    DefaultCamelContext context = new DefaultCamelContext();
    context.getShutdownStrategy().setTimeout(5);
    attempt(
        file,
        () ->
            PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "file:" + file)));
    ExecutorService workers = bind(context.getRegistry()::bind, steps.get());
    try {
      attempt(file, context::start);
      return new SyncRoutes(context, workers);
    } catch (RoutesException e) {
      workers.shutdownNow();
      throw e;
    }
  }

  /** What Camel declares as plain Exception. */
  private interface Attempt {
    void run() throws Exception;
  }

  private static void attempt(Path file, Attempt attempt) {
    try {
      attempt.run();
    } catch (Exception e) {
      // Whatever it is, the routes cannot be used.
      throw new RoutesException(
          "The routes of %s cannot be started: %s".formatted(file, rootMessage(e)), e);
    }
  }

  /** Routes that run in the context of the service. */
  public static SyncRoutes of(CamelContext context, ExecutorService workers) {
    return new SyncRoutes(context, workers);
  }

  @Override
  public void accept(SyncRun run) {
    producer.sendBody(ENTRY, run);
  }

  private static ExecutorService workers() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        task -> {
          Thread thread = new Thread(task, "sync-worker-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** What was wrong at the bottom of all that Camel wrapped around it. */
  public static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  @Override
  public void close() {
    producer.stop();
    context.stop();
    workers.shutdown();
    try {
      workers.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
