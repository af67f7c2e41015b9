package dev.sentinelsync.service;

import static org.awaitility.Awaitility.await;

import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.service.FleetPages.Push;
import dev.sentinelsync.service.FleetPages.Visible;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.support.DaemonThreads;
import dev.sentinelsync.support.FileTree;
import dev.sentinelsync.testing.Figures;
import dev.sentinelsync.testing.PostgresServer;
import dev.sentinelsync.verify.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fleet: sites of the sample repository on two instances and one PostgreSQL. First all sites are
 * published. Then quiet sites are pushed in turn and one busy site again and again, and in the
 * middle one instance is killed. At last every site is compared with a clean build. Prints; fails
 * when a push is lost or a site differs. All parties share the machine's cores.
 *
 * <p>System properties: {@code fleet.sites} (200), {@code fleet.seconds} (600), {@code fleet.rates}
 * (0.5; pushes a second over all quiet sites, several in turn for the same time each), {@code
 * fleet.busy} (10; pushes a second to the busy site), {@code fleet.returns} (20; sites that are
 * pushed after they were idle for longest), {@code fleet.java} (further options of Java for the
 * instances).
 */
public final class FleetBench {

  private static final int SITES = Integer.getInteger("fleet.sites", 200);
  private static final int SECONDS = Integer.getInteger("fleet.seconds", 600);
  private static final double BUSY = Double.parseDouble(System.getProperty("fleet.busy", "10"));
  private static final List<Double> RATES =
      Stream.of(System.getProperty("fleet.rates", "0.5").split(",")).map(Double::valueOf).toList();
  private static final List<String> JAVA =
      Stream.of(System.getProperty("fleet.java", "").split(" "))
          .filter(option -> !option.isEmpty())
          .toList();
  private static final List<String> NAMES = List.of("one", "two");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Pairs of a sync after an eviction and one right after it. */
  private static final int RETURNS = Integer.getInteger("fleet.returns", 20);

  private final FleetRepositories repositories;
  private final FleetInstances instances;
  private final StateDatabase state;
  private final String busy;
  private final List<String> quiet;
  private int next;

  private FleetBench(
      FleetRepositories repositories, FleetInstances instances, StateDatabase state) {
    this.repositories = repositories;
    this.instances = instances;
    this.state = state;
    this.busy = repositories.sites().get(0);
    List<String> others = new ArrayList<>(repositories.sites().subList(1, SITES));
    Collections.shuffle(others, new Random(19));
    this.quiet = List.copyOf(others);
  }

  /** Runs all measurements. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sentinel-sync-fleet");
    List<String> sites =
        IntStream.range(0, SITES).mapToObj("site-%03d"::formatted).sorted().toList();
    PostgresServer server = PostgresServer.shared();
    String url = server.newDatabase();
    SortedMap<String, String> database =
        new TreeMap<>(Map.of("state.url", url, "state.user", server.user()));
    Map<String, String> environment = new HashMap<>(ServiceFixture.ENVIRONMENT);
    environment.put("SENTINEL_SYNC_DB_PASSWORD", server.password());
    try (FleetRepositories repositories = FleetRepositories.create(folder, sites);
        StateDatabase state =
            StateDatabase.open(
                StateSettings.of(url, server.user(), server::password), Clock.systemUTC());
        FleetInstances instances = new FleetInstances(folder, environment, JAVA)) {
      for (String name : NAMES) {
        instances.start(name, repositories.configuration(name, LEASE, database));
      }
      new FleetBench(repositories, instances, state).run();
      instances.stop();
      verify(repositories.configuration(NAMES.get(0), LEASE, database), environment);
    } finally {
      FileTree.delete(folder, Files::deleteIfExists);
    }
    System.exit(0);
  }

  private void run() throws Exception {
    long began = System.nanoTime();
    instances.awaitStart();
    Figures.printSince("two instances have started", began);
    awaitPublished();
    Figures.printSince("all %d sites are published for the first time".formatted(SITES), began);
    System.out.printf(Locale.ROOT, "  processor %.1f s%n", instances.processor());
    instances.printMemory("all published");
    String shown = repositories.push(busy);
    instances.deliver(repositories.webhook(busy));
    awaitPublished();
    try (FleetPages pages = FleetPages.of(repositories, busy, shown)) {
      for (double rate : RATES) {
        load(pages, rate, rate == RATES.get(0));
      }
      returns(pages);
    }
  }

  /** Pushes at a rate, and kills an instance in the middle. */
  private void load(FleetPages pages, double rate, boolean kill) throws Exception {
    instances.forgetMost();
    double processor = instances.processor();
    double database = FleetInstances.database();
    long began = System.nanoTime();
    long end = began + SECONDS * 1_000_000_000L;
    Thread pusher = DaemonThreads.named("busy").newThread(() -> pushBusy(pages, began, end));
    pusher.start();
    long killed = kill ? began + (end - began) / 2 : Long.MAX_VALUE;
    for (int push = 0; began + at(push, rate) < end; push++) {
      waitUntil(began + at(push, rate));
      if (System.nanoTime() > killed) {
        killed = Long.MAX_VALUE;
        instances.killAndStart(NAMES.get(1));
        System.out.println("one instance was killed and started again");
      }
      push(pages, quiet.get(next++ % quiet.size()));
    }
    pusher.join();
    double seconds = (System.nanoTime() - began) / 1e9;
    double used = instances.processor() - processor;
    await().atMost(PATIENCE).until(() -> pages.missing() == 0);
    print(pages.take(), rate);
    System.out.printf(
        Locale.ROOT,
        "  processor of both instances %.1f s in %.0f s: %.2f cores; of PostgreSQL %.1f s%n",
        used,
        seconds,
        used / seconds,
        FleetInstances.database() - database);
    instances.printMemory("under load");
    awaitPublished();
  }

  private void print(List<Visible> visible, double rate) {
    System.out.printf(
        Locale.ROOT, "%.1f pushes/s over %d sites, %.1f/s to one:%n", rate, SITES, BUSY);
    Map<Boolean, List<Visible>> byBusy = new HashMap<>();
    visible.forEach(
        push ->
            byBusy
                .computeIfAbsent(push.push().site().equals(busy), same -> new ArrayList<>())
                .add(push));
    byBusy.forEach(
        (isBusy, pushes) -> {
          List<Long> nanos = pushes.stream().map(Visible::nanos).toList();
          Figures.print(
              isBusy ? "  busy site, accepted to visible" : "  quiet sites, accepted to visible",
              nanos);
          System.out.printf(
              Locale.ROOT,
              "    slowest %s ms%n",
              nanos.stream()
                  .sorted(Collections.reverseOrder())
                  .limit(5)
                  .map(slow -> slow / 1_000_000)
                  .toList());
        });
    Map<String, Integer> runs = new TreeMap<>();
    for (Run run : state.runs().latest(busy, 100_000)) {
      runs.merge(run.status(), 1, Integer::sum);
    }
    System.out.println("  runs of the busy site so far: " + runs);
  }

  private static long at(int push, double rate) {
    return (long) (push * 1e9 / rate);
  }

  private void pushBusy(FleetPages pages, long began, long end) {
    try {
      for (int push = 0; BUSY > 0 && began + at(push, BUSY) < end; push++) {
        waitUntil(began + at(push, BUSY));
        push(pages, busy);
      }
    } catch (Exception e) { // whatever it was: without these pushes no figure counts
      throw new IllegalStateException("the busy site cannot be pushed", e);
    }
  }

  private void push(FleetPages pages, String site) throws Exception {
    String shown = repositories.push(site);
    pages.await(Push.of(site, shown, instances.deliver(repositories.webhook(site))));
  }

  /**
   * Sites that were synced longest ago, twice each: their facts have left memory at the first push
   * and are there at the second.
   */
  private void returns(FleetPages pages) throws Exception {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    for (int i = 0; i < RETURNS; i++) {
      String site = quiet.get(next++ % quiet.size());
      first.add(pushAlone(pages, site));
      second.add(pushAlone(pages, site));
    }
    Figures.print("a site that was idle for longest, accepted to visible", first);
    Figures.print("the same site at once again", second);
    instances.printMemory("at the end");
  }

  private long pushAlone(FleetPages pages, String site) throws Exception {
    String shown = repositories.push(site);
    long accepted = instances.deliverTo(NAMES.get(0), repositories.webhook(site));
    long nanos = pages.awaitNow(Push.of(site, shown, accepted));
    awaitPublished(site);
    return nanos;
  }

  private void awaitPublished() {
    repositories.sites().forEach(this::awaitPublished);
  }

  private void awaitPublished(String site) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                state
                    .positions()
                    .find(site)
                    .map(Position::revision)
                    .filter(repositories.commit(site)::equals)
                    .isPresent());
  }

  private static void waitUntil(long instant) {
    while (System.nanoTime() < instant) {
      LockSupport.parkNanos(instant - System.nanoTime());
    }
  }

  private static void verify(Path configuration, Map<String, String> environment) {
    long began = System.nanoTime();
    Settings settings =
        Settings.readForService(ConfigurationFile.of(configuration), Map.of(), environment::get);
    List<String> different = new ArrayList<>();
    List<String> folders = settings.sites().get(0).pages().folders();
    try (Verifier verifier = Verifier.start(Path.of("routes"), folders, settings.contentLimits())) {
      for (SiteSettings site : settings.sites()) {
        try (SiteRuntime open = SiteRuntime.open(site)) {
          if (!verifier.verify(open, ProgressListener.NONE).isIdentical()) {
            different.add(site.name());
          }
        }
      }
    }
    if (!different.isEmpty()) {
      throw new AssertionError("Sites that differ from a clean build: " + different);
    }
    Figures.printSince("every site is that of a clean build", began);
  }
}
