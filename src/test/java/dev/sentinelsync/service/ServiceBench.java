package dev.sentinelsync.service;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.Figures;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The service in a process of its own, before a Git server over HTTP and a folder as its target, on
 * the sample and on the real repository. First the latency from the answer to a webhook to the page
 * in the target, beside native Git's fetch of the same push; then what a burst of webhooks does.
 * Prints; asserts nothing. All parties share the machine's cores. The service has the options of
 * the launcher. The system property {@code bench.pushes} sets another number of measured pushes,
 * {@code bench.pushes-in-all} (500) after how many memory is looked at.
 */
public final class ServiceBench {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Path REAL = Path.of("../shared/data/azure-sentinel.bundle");

  /** The compiler of the virtual machine is at rest by then. */
  private static final int WARM_UP = 30;

  private static final int PUSHES = Integer.getInteger("bench.pushes", 200);

  /** Pushes in all after which memory is looked at; those beyond the measured ones only pass. */
  private static final int PUSHES_IN_ALL =
      Math.max(Integer.getInteger("bench.pushes-in-all", 500), WARM_UP + PUSHES);

  private static final int BURST = 1_000;
  private static final Duration BURST_TIME = Duration.ofSeconds(10);
  private static final int BURSTS = 3;

  private final Path folder;
  private final ServiceFixture fixture;
  private final ServiceProcess service;
  private int deliveries;

  private ServiceBench(Path folder, ServiceFixture fixture, ServiceProcess service) {
    this.folder = folder;
    this.fixture = fixture;
    this.service = service;
  }

  /** Runs all measurements. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sentinel-sync-bench");
    try {
      Path sample = Files.createDirectories(folder.resolve("sample"));
      SampleRepository.create(ServiceFixture.served(sample)).close();
      measure("sample repository", sample);
      if (Files.exists(REAL)) {
        Path real = Files.createDirectories(folder.resolve("real"));
        PushedRule.git(
            real.resolve("clone.log"),
            List.of(
                "clone", "-q", "--bare", REAL.toString(), ServiceFixture.served(real).toString()));
        measure("real repository", real);
      }
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private static void measure(String what, Path folder) throws Exception {
    try (ServiceFixture fixture =
        ServiceFixture.over(folder, GitFixture.open(ServiceFixture.served(folder)))) {
      fixture.set("sync.sweep", "10s");
      Path log = folder.resolve("service.log");
      try (ServiceProcess service =
          ServiceProcess.start(
              fixture.configuration(), log, ServiceFixture.ENVIRONMENT, ServiceProcess.LAUNCHER)) {
        System.out.println(what + ":");
        await().atMost(PATIENCE).until(() -> service.managementPort() > 0);
        ServiceBench bench = new ServiceBench(folder, fixture, service);
        bench.awaitRest();
        bench.printResident("a full sync");
        bench.latency();
        bench.bursts();
        service.terminate();
        service.exitCode(PATIENCE);
      }
    }
  }

  private void latency() throws Exception {
    String remote = fixture.remote().url("rules.git");
    Path other = folder.resolve("floor.git");
    Path log = folder.resolve("floor.log");
    PushedRule.git(log, List.of("clone", "-q", "--bare", remote, other.toString()));
    List<String> fetch =
        List.of("-C", other.toString(), "fetch", "-q", remote, "+master:refs/heads/master");
    List<Long> latencies = new ArrayList<>();
    List<Long> floor = new ArrayList<>();
    List<JsonNode> runs = new ArrayList<>();
    try (PushedRule author = PushedRule.cloned(remote, folder.resolve("author.git"))) {
      Path page = null;
      for (int i = 0; i < WARM_UP + PUSHES; i++) {
        String shown = author.edit();
        String commit = author.push();
        deliver().join();
        long accepted = System.nanoTime();
        page = page == null ? awaitPage(shown) : awaitText(page, shown);
        long latency = System.nanoTime() - accepted;
        awaitRest();
        long began = System.nanoTime();
        PushedRule.git(log, fetch);
        if (i >= WARM_UP) {
          floor.add(System.nanoTime() - began);
          latencies.add(latency);
          runs.add(runOf(commit));
        }
      }
      for (int i = WARM_UP + PUSHES; i < PUSHES_IN_ALL; i++) {
        String shown = author.edit();
        author.push();
        deliver().join();
        awaitText(page, shown);
      }
      awaitRest();
      printResident("%d pushes".formatted(PUSHES_IN_ALL));
    }
    Figures.print("  floor: native git fetches the same push over HTTP", floor);
    Figures.print("  accepted webhook to page in the target", latencies);
    printRuns(runs);
  }

  /** A server may close a connection that waits just when a client uses it. */
  private CompletableFuture<HttpResponse<String>> deliver() throws IOException {
    int port = service.httpPort();
    String id = "delivery-" + ++deliveries;
    return fixture
        .webhookLater(port, id)
        .exceptionallyCompose(closed -> fixture.webhookLater(port, id));
  }

  /** Finds the page that shows a text, which takes as long as it takes. */
  private Path awaitPage(String shown) {
    Path site = folder.resolve("site").resolve("current");
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> find(site, shown), p -> p != null);
  }

  private static Path find(Path site, String shown) throws IOException {
    try (Stream<Path> files = Files.walk(site.toRealPath())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
        if (Files.readString(file).contains(shown)) {
          return site.resolve(site.toRealPath().relativize(file));
        }
      }
      return null;
    }
  }

  /** Looks every half millisecond, as a reader would follow the link. */
  private static Path awaitText(Path page, String shown) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (Files.readString(page).contains(shown)) {
        return page;
      }
      LockSupport.parkNanos(500_000);
    }
    throw new IOException("the page does not show '" + shown + "' after " + PATIENCE);
  }

  private JsonNode site() throws IOException {
    return ServiceFixture.json(
        fixture.manage(service.managementPort(), "GET", "/api/sites/rules", ""));
  }

  private void awaitRest() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              JsonNode site = site();
              return site.has("publishedRevision")
                  && !site.get("busy").asBoolean()
                  && !site.get("waiting").asBoolean();
            });
  }

  private JsonNode runs(int limit) throws IOException {
    return ServiceFixture.json(
        fixture.manage(
            service.managementPort(), "GET", "/api/sites/rules/runs?limit=" + limit, ""));
  }

  private JsonNode runOf(String commit) throws IOException {
    JsonNode run = runs(1).get(0);
    if (!commit.equals(run.path("toRevision").asText())) {
      throw new IOException("the newest run is not that of " + commit + ": " + run);
    }
    return ServiceFixture.json(
        fixture.manage(service.managementPort(), "GET", "/api/runs/" + run.get("id").asText(), ""));
  }

  private static void printRuns(List<JsonNode> runs) {
    SortedMap<Integer, Integer> pages = new TreeMap<>();
    List<String> stages = new ArrayList<>();
    runs.get(0).get("stages").fieldNames().forEachRemaining(stages::add);
    runs.forEach(run -> pages.merge(run.get("pagesPublished").asInt(), 1, Integer::sum));
    System.out.println("  pages published by how many runs: " + pages);
    for (String stage : stages) {
      Figures.print(
          "    " + stage,
          runs.stream()
              .map(run -> (long) (run.get("stages").path(stage).asDouble() * 1_000_000))
              .toList());
    }
  }

  /** Webhooks at a steady rate while a sync waits for a slow remote. */
  private void bursts() throws Exception {
    for (int i = 0; i < BURSTS; i++) {
      long heap = liveHeap();
      int before = runs(500).size();
      int requests = fixture.remote().requests();
      fixture.remote().drip(200);
      deliver().join();
      await().atMost(PATIENCE).until(() -> fixture.remote().requests() > requests);
      List<Long> answers = burst();
      boolean still = site().get("busy").asBoolean() && runs(500).size() == before + 1;
      fixture.remote().drip(-1);
      awaitRest();
      Figures.print(
          "  %,d webhooks in %d s, to the answer".formatted(BURST, BURST_TIME.toSeconds()),
          answers);
      System.out.printf(
          Locale.ROOT,
          "    slowest %.1f ms; the sync ran throughout: %s; further syncs: %d; live heap %.1f MB"
              + " before, %.1f MB after%n",
          answers.stream().mapToLong(Long::longValue).max().orElse(0) / 1e6,
          still,
          runs(500).size() - before - 1,
          heap / 1e6,
          liveHeap() / 1e6);
    }
  }

  /** Sends them at even intervals, whether the ones before are answered or not. */
  private List<Long> burst() throws IOException {
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = 0; i < BURST; i++) {
      long due = began + BURST_TIME.toNanos() * i / BURST;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      answers.add(
          deliver()
              .thenApply(
                  answer -> {
                    if (answer.statusCode() != 202) {
                      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                    }
                    return System.nanoTime() - due;
                  }));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  /** What the service takes of the machine's memory, as it is: without a collection before. */
  private void printResident(String after) {
    System.out.printf(
        Locale.ROOT,
        "  resident memory after %s: %,d MB%n",
        after,
        FleetInstances.resident(service.pid()) >> 20);
  }

  /** What the service holds after a full collection. */
  private long liveHeap() throws IOException, InterruptedException {
    Path out = folder.resolve("histogram");
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(service.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    jcmd.waitFor();
    return Files.readAllLines(out).stream()
        .filter(line -> line.startsWith("Total"))
        .map(line -> Long.parseLong(line.split("\\s+")[2]))
        .findFirst()
        .orElseThrow(() -> new IOException("jcmd printed no total"));
  }
}
