package dev.sentinelsync.pipeline.run;

import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.step.Detected;
import dev.sentinelsync.pipeline.step.Parsed;
import dev.sentinelsync.pipeline.step.PastWalk;
import dev.sentinelsync.pipeline.step.Planned;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.Rendered;
import dev.sentinelsync.support.DaemonThreads;
import dev.sentinelsync.support.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The running routes of syncs, builds and verifications; hands bodies to them and waits. */
public final class PipelineRoutes implements AutoCloseable {

  /** Routes that bring a target to a revision. */
  public static final String SYNC = "sync.yaml";

  /** Routes that render the pages of a revision. */
  public static final String BUILD = "build.yaml";

  /** Routes that compare a target with a clean build. */
  public static final String VERIFY = "verify.yaml";

  /** Routes that write what differs. */
  public static final String REPAIR = "repair.yaml";

  private final CamelContext context;
  private final ExecutorService workers;
  private final ProducerTemplate producer;

  private PipelineRoutes(CamelContext context, ExecutorService workers) {
    this.context = context;
    this.workers = workers;
    this.producer = context.createProducerTemplate();
  }

  /**
   * Binds what every build route needs: the threads of its parallel parts and what joins them.
   *
   * @param registry takes a bean by its name
   * @return the threads, to be shut down after the routes
   */
  public static ExecutorService bind(BiConsumer<String, Object> registry) {
    ExecutorService workers = workers();
    registry.accept("buildWorkers", workers);
    registry.accept(
        "pastFiles", new SplitJoin<PastWalk, Parsed.Batch>(PastWalk.class, PastWalk::join));
    registry.accept(
        "parsedFiles", new SplitJoin<Detected, Parsed.Batch>(Detected.class, Parsed::join));
    registry.accept(
        "renderedPages", new SplitJoin<Planned, List<PreparedPage>>(Planned.class, Rendered::join));
    return workers;
  }

  /** Lets the routes of a context that is not yet started time the stages of runs. */
  public static void timeStages(CamelContext context) {
    context.getManagementStrategy().addEventNotifier(new StageClock());
  }

  /**
   * Where the routes are, as Camel names places: in the folder, or in the program where that does
   * not exist.
   *
   * @param names files that must be there
   * @throws RoutesException if the folder exists and lacks one of them
   */
  public static String location(Path folder, List<String> names) {
    if (!Files.isDirectory(folder)) {
      return "classpath:" + Packaged.ROOT + "routes/";
    }
    for (String name : names) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new RoutesException(
            "The routes folder %s has no %s. Name the folder that has it (--routes, sync.routes)."
                .formatted(folder.toAbsolutePath(), name),
            null);
      }
    }
    return "file:" + folder + "/";
  }

  /**
   * Starts routes in a context of their own, for a single command.
   *
   * @param folder the routes folder; the packaged routes count where it does not exist
   * @param names files of routes in that folder
   * @param beans the beans that the routes name; called when the routes are loaded, which takes a
   *     while
   * @throws RoutesException if the folder lacks the routes or they cannot be started; the message
   *     says which file and line
   */
  public static PipelineRoutes start(
      Path folder, List<String> names, Supplier<Map<String, Object>> beans) {
    String location = location(folder, names);
    DefaultCamelContext context = new DefaultCamelContext();
    // Nobody looks at the beans of a command, and they take a sixth of Camel's start.
    context.disableJMX();
    context.getShutdownStrategy().setTimeout(5);
    timeStages(context);
    names.forEach(name -> attempt(location + name, () -> load(context, location + name)));
    ExecutorService workers = bind(context.getRegistry()::bind);
    try {
      beans.get().forEach(context.getRegistry()::bind);
      attempt(location, context::start);
      return new PipelineRoutes(context, workers);
    } catch (RuntimeException e) {
      workers.shutdownNow();
      throw e;
    }
  }

  private static void load(CamelContext context, String file) throws Exception {
    PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveResource(context, file));
  }

  /** What Camel declares as plain Exception. */
  private interface Attempt {
    void run() throws Exception;
  }

  private static void attempt(String file, Attempt attempt) {
    try {
      attempt.run();
    } catch (Exception e) {
      // Whatever it is, the routes cannot be used.
      throw new RoutesException(
          "The routes of %s cannot be started: %s".formatted(file, rootMessage(e)), e);
    }
  }

  /** Routes that run in the context of the service. */
  public static PipelineRoutes of(CamelContext context, ExecutorService workers) {
    return new PipelineRoutes(context, workers);
  }

  /** Sends a run through {@code direct:sync}. */
  public void sync(SyncRun run) {
    producer.sendBody("direct:sync", run);
  }

  /**
   * Sends a body to an endpoint and waits for what comes out.
   *
   * @throws RuntimeException as a step threw it
   */
  public <T> T request(String endpoint, Object body, Class<T> type) {
    try {
      return producer.requestBody(endpoint, body, type);
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static ExecutorService workers() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(), DaemonThreads.numbered("sync-worker"));
  }

  /** The message of the first cause, below all that Camel wrapped around it. */
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
