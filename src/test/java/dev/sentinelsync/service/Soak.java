package dev.sentinelsync.service;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Months of operation in little time: the service in a process of its own, a push over HTTP each
 * second, and each minute a burst of webhooks. Ends with 1 when a sync failed, when memory or open
 * files grow after the first quarter, when the state exceeds its bound, or when the site is not
 * that of a clean build. Needs Linux, for {@code /proc}, and Git.
 *
 * <p>System properties: {@code soak.syncs} (2000), how many syncs; {@code soak.push-millis} (1000),
 * from push to push; {@code soak.history} (on), the site's setting.
 */
public final class Soak {

  private static final int SYNCS = Integer.getInteger("soak.syncs", 2_000);
  private static final Duration PUSH_EVERY =
      Duration.ofMillis(Integer.getInteger("soak.push-millis", 1_000));
  private static final String HISTORY = System.getProperty("soak.history", "on");
  private static final Duration BURST_EVERY = Duration.ofMinutes(1);
  private static final Duration BURST_TIME = Duration.ofSeconds(5);
  private static final int BURST = 300;
  private static final int SAMPLES = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Pattern RUNS =
      Pattern.compile("(?m)^sentinel_sync_runs_total\\{(.*)} ([0-9.E]+)$");
  private static final Pattern FAILED = Pattern.compile("status=\"(FAILED|HELD|SUPERSEDED)\"");

  private final Path folder;
  private final ServiceFixture fixture;
  private final ServiceProcess service;
  private final SoakSamples samples;
  private final List<CompletableFuture<Integer>> answers = new ArrayList<>();

  /** No sender opens more connections at once, however slow the machine is. */
  private final Semaphore connections = new Semaphore(32);

  private final AtomicInteger repeated = new AtomicInteger();
  private int deliveries;

  private Soak(Path folder, ServiceFixture fixture, ServiceProcess service) {
    this.folder = folder;
    this.fixture = fixture;
    this.service = service;
    this.samples = new SoakSamples(service.pid(), folder.resolve("state"), folder.resolve("site"));
  }

  /** Runs it and prints the samples. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sentinel-sync-soak");
    List<String> problems = new ArrayList<>();
    try {
      SampleRepository.create(ServiceFixture.served(folder)).close();
      problems.addAll(soak(folder));
    } finally {
      if (problems.isEmpty()) {
        delete(folder);
      } else {
        System.out.println("All that was at work is kept in " + folder);
      }
    }
    problems.forEach(problem -> System.out.println("FAILED: " + problem));
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  private static List<String> soak(Path folder) throws Exception {
    try (ServiceFixture fixture =
        ServiceFixture.over(folder, GitFixture.open(ServiceFixture.served(folder)))) {
      fixture.set("site.rules.history", HISTORY).set("sync.sweep", "10s");
      List<String> problems = new ArrayList<>();
      try (ServiceProcess service =
          ServiceProcess.start(
              fixture.configuration(), folder.resolve("service.log"), ServiceFixture.ENVIRONMENT)) {
        await().atMost(PATIENCE).until(() -> service.managementPort() > 0);
        problems.addAll(new Soak(folder, fixture, service).run());
        service.terminate();
        int code = service.exitCode(PATIENCE);
        if (code != 0) {
          problems.add("The service ended with " + code + " when it was asked to stop.");
        }
      }
      Verification verified = fixture.verify(ServiceFixture.ENVIRONMENT);
      if (!verified.isIdentical()) {
        problems.add("The site differs from a clean build: " + verified);
      }
      return problems;
    }
  }

  private List<String> run() throws Exception {
    awaitRest();
    long began = System.nanoTime();
    long burst = began;
    int sampled = 0;
    System.out.println(SoakSamples.HEAD);
    String remote = fixture.remote().url("rules.git");
    try (PushedRule author = PushedRule.cloned(remote, folder.resolve("author.git"))) {
      for (int push = 0; runs(false) < SYNCS; push++) {
        waitUntil(began + PUSH_EVERY.toNanos() * push);
        author.edit();
        author.push();
        deliver();
        if (System.nanoTime() - burst > BURST_EVERY.toNanos()) {
          burst = System.nanoTime();
          burst();
        }
        int runs = runs(false);
        if (runs >= (long) SYNCS * sampled / SAMPLES) {
          sampled = (int) ((long) runs * SAMPLES / SYNCS) + 1;
          samples.take(Duration.ofNanos(System.nanoTime() - began), runs, runs(true));
        }
      }
    }
    awaitRest();
    samples.take(Duration.ofNanos(System.nanoTime() - began), runs(false), runs(true));
    return problems();
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>(samples.problems(HISTORY.equals("on") ? 6 : 3));
    long refused =
        answers.stream().map(CompletableFuture::join).filter(code -> code != 202).count();
    System.out.printf(
        Locale.ROOT,
        "%,d webhooks, %,d of them sent again after their connection was closed, %,d not accepted%n",
        deliveries,
        repeated.get(),
        refused);
    if (refused > 0) {
      problems.add(refused + " webhooks were not answered 202.");
    }
    return problems;
  }

  private void burst() {
    long began = System.nanoTime();
    for (int i = 0; i < BURST; i++) {
      waitUntil(began + BURST_TIME.toNanos() * i / BURST);
      deliver();
    }
  }

  private void deliver() {
    answers.removeIf(answer -> answer.isDone() && answer.join() == 202);
    String id = "delivery-" + ++deliveries;
    connections.acquireUninterruptibly();
    answers.add(
        fixture
            .webhookLater(httpPort(), id)
            // A server may close a connection that waits just when a client uses it.
            .exceptionallyCompose(
                closed -> {
                  repeated.incrementAndGet();
                  return fixture.webhookLater(httpPort(), id);
                })
            .whenComplete((answer, failure) -> connections.release())
            .thenApply(HttpResponse::statusCode));
  }

  private int httpPort() {
    try {
      return service.httpPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void waitUntil(long instant) {
    while (System.nanoTime() < instant) {
      LockSupport.parkNanos(instant - System.nanoTime());
    }
  }

  /** How many runs have ended, all or those that did not deliver. */
  private int runs(boolean failed) throws IOException {
    String metrics = fixture.manage(service.managementPort(), "GET", "/observe/metrics", "").body();
    return RUNS.matcher(metrics)
        .results()
        .filter(line -> !failed || FAILED.matcher(line.group(1)).find())
        .map(MatchResult::group)
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private void awaitRest() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              JsonNode site =
                  ServiceFixture.json(
                      fixture.manage(service.managementPort(), "GET", "/api/sites/rules", ""));
              return site.has("publishedRevision")
                  && !site.get("busy").asBoolean()
                  && !site.get("waiting").asBoolean();
            });
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
