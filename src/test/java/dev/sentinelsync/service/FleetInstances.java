package dev.sentinelsync.service;

import static org.awaitility.Awaitility.await;

import dev.sentinelsync.support.DaemonThreads;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The instances of a fleet, each a process with the launcher's options, and what they take. */
final class FleetInstances implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> options;
  private final SortedMap<String, Path> configurations = new TreeMap<>();
  private final SortedMap<String, ServiceProcess> running = new ConcurrentSkipListMap<>();
  private final SortedMap<String, Long> mostResident = new ConcurrentSkipListMap<>();

  /** Of processes that were killed, by instance. */
  private final SortedMap<String, Double> spent = new ConcurrentSkipListMap<>();

  private final AtomicInteger deliveries = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile boolean closed;
  private int starts;

  /**
   * @param options of Java, after those of the launcher
   */
  FleetInstances(Path folder, Map<String, String> environment, List<String> options) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.options = new ArrayList<>(ServiceProcess.LAUNCHER);
    this.options.addAll(options);
    DaemonThreads.named("memory").newThread(this::sample).start();
  }

  /** Starts an instance; returns at once. */
  void start(String name, Path configuration) throws IOException {
    configurations.put(name, configuration);
    Path log = folder.resolve(name + "-" + ++starts + ".log");
    running.put(name, ServiceProcess.start(configuration, log, environment, options));
  }

  /** Waits until all take webhooks. */
  void awaitStart() {
    running
        .values()
        .forEach(instance -> await().atMost(PATIENCE).until(() -> instance.managementPort() > 0));
  }

  /** Kills an instance and starts it again, as whoever supervises it would. */
  void killAndStart(String name) throws Exception {
    ServiceProcess victim = running.get(name);
    spent.merge(name, processor(victim.pid()), Double::sum);
    running.remove(name);
    victim.kill();
    start(name, configurations.get(name));
  }

  /**
   * Delivers a webhook to the instances in turn, to the next one where one does not answer.
   *
   * @return when it was accepted, by {@link System#nanoTime}
   */
  long deliver(String body) throws InterruptedException {
    int delivery = deliveries.incrementAndGet();
    return deliver(List.copyOf(configurations.keySet()), delivery, body);
  }

  /** The same to one instance alone. */
  long deliverTo(String name, String body) throws InterruptedException {
    return deliver(List.of(name), deliveries.incrementAndGet(), body);
  }

  private long deliver(List<String> names, int delivery, String body) throws InterruptedException {
    for (int attempt = delivery; ; attempt++) {
      ServiceProcess instance = running.get(names.get(attempt % names.size()));
      try {
        if (instance != null
            && instance.httpPort() > 0
            && post(instance.httpPort(), "delivery-" + delivery, body) == 202) {
          return System.nanoTime();
        }
      } catch (IOException e) {
        // Killed just now: the next one is asked, as a load balancer does.
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private int post(int port, String delivery, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhook/github"))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .POST(BodyPublishers.ofString(body));
    ServiceFixture.pushHeaders(delivery, body).forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private void sample() {
    while (!closed) {
      running.forEach(
          (name, instance) -> mostResident.merge(name, resident(instance.pid()), Math::max));
      LockSupport.parkNanos(500_000_000L);
    }
  }

  /** Forgets the most memory so far. */
  void forgetMost() {
    mostResident.clear();
  }

  /** Prints what each instance has in memory, and had at most. */
  void printMemory(String when) {
    running.forEach(
        (name, instance) ->
            System.out.printf(
                Locale.ROOT,
                "  instance %s, %s: %,d MB resident, at most %,d MB%n",
                name,
                when,
                resident(instance.pid()) >> 20,
                mostResident.getOrDefault(name, 0L) >> 20));
  }

  /** Seconds of processor time that all instances took so far, killed ones too. */
  double processor() {
    return running.values().stream().mapToDouble(instance -> processor(instance.pid())).sum()
        + spent.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Bytes of memory; 0 once it is gone. */
  static long resident(long process) {
    try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          << 10;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Seconds of processor time that the machine's PostgreSQL took so far, with its processes that
   * have ended; a container's too.
   */
  static double database() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().filter(FleetInstances::isDatabase).isPresent())
        .mapToDouble(process -> ticks(process.pid()) / 100.0)
        .sum();
  }

  private static boolean isDatabase(String command) {
    return command.endsWith("/postgres");
  }

  /** Of a process and its children that have ended, each a hundredth of a second. */
  private static long ticks(long process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return IntStream.rangeClosed(11, 14).mapToLong(field -> Long.parseLong(fields[field])).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static double processor(long process) {
    return ProcessHandle.of(process)
        .flatMap(handle -> handle.info().totalCpuDuration())
        .map(used -> used.toMillis() / 1e3)
        .orElse(0.0);
  }

  /** Asks all to stop and waits for it. */
  void stop() throws InterruptedException {
    running.values().forEach(ServiceProcess::terminate);
    for (ServiceProcess instance : running.values()) {
      instance.exitCode(PATIENCE);
    }
    running.clear();
  }

  @Override
  public void close() throws Exception {
    closed = true;
    for (ServiceProcess instance : running.values()) {
      instance.close();
    }
  }
}
