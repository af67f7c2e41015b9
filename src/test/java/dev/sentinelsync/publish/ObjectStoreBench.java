package dev.sentinelsync.publish;

import dev.sentinelsync.pipeline.SyncFixture;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.BundledRepository;
import dev.sentinelsync.testing.ChangedRule;
import dev.sentinelsync.testing.FaultyProxy;
import dev.sentinelsync.testing.FaultyProxy.Request;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/**
 * The site of the real repository, published to each object store on this machine through a proxy
 * that counts: all of it, the same again, and one changed rule after another. The stores are
 * emulators that share the machine's cores with the program, so that the seconds are theirs as much
 * as ours; requests and bytes are ours alone. Prints; asserts nothing.
 */
public final class ObjectStoreBench {

  private static final int ROUNDS = 10;

  private final Path folder;
  private final Path origin;

  private ObjectStoreBench(Path folder) {
    this.folder = folder;
    this.origin = folder.resolve("origin.git");
  }

  /** Runs all measurements. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sentinel-sync-bench");
    try {
      new ObjectStoreBench(folder).run();
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private void run() throws Exception {
    Process clone =
        new ProcessBuilder(
                "git",
                "clone",
                "-q",
                "--bare",
                BundledRepository.sharedFile("azure-sentinel.bundle").toString(),
                origin.toString())
            .inheritIO()
            .start();
    if (clone.waitFor() != 0) {
      throw new IOException("the bundle could not be cloned");
    }
    try (ObjectServer server = S3Server.inProcess()) {
      measure("S3 (s3proxy, in memory)", server);
    }
    Optional<Path> azurite = AzureServer.installed();
    if (azurite.isEmpty()) {
      System.out.println("Azure Blob: azurite-blob is not installed (npm install -g azurite)");
      return;
    }
    try (ObjectServer server = AzureServer.start(azurite.get(), folder.resolve("azurite.log"))) {
      measure("Azure Blob (Azurite, in memory)", server);
    }
  }

  private void measure(String name, ObjectServer server) throws Exception {
    Path work = Files.createTempDirectory(folder, "work");
    String bucket = server.newBucket();
    try (FaultyProxy network = FaultyProxy.before(server.endpoint());
        SyncFixture fixture =
            new SyncFixture(
                work,
                TestSites.site(
                    work,
                    origin.toString(),
                    "navbar",
                    server.target(bucket + "/docs", network.endpoint()),
                    server.settings(work)))) {
      SyncReport full = fixture.sync(SyncOptions.DEFAULT);
      print(name + ": full publish of " + full.pages().published() + " pages", full, network);
      print(name + ": nothing changed", fixture.sync(SyncOptions.DEFAULT), network);
      oneChangedRule(name, fixture, network);
    }
  }

  private void oneChangedRule(String name, SyncFixture fixture, FaultyProxy network)
      throws IOException {
    List<Double> times = new ArrayList<>();
    try (Repository repository = new RepositoryBuilder().setGitDir(origin.toFile()).build()) {
      for (int i = 0; i < ROUNDS; i++) {
        ChangedRule.OF_LARGEST_GROUP.commit(repository, i % 2 == 0 ? "High" : "Low", i);
        SyncReport report = fixture.sync(SyncOptions.DEFAULT);
        times.add(report.timing().stages().getOrDefault("publish", 0.0));
        if (i == ROUNDS - 1) {
          print(
              name + ": one changed rule, " + report.pages().published() + " pages",
              report,
              network);
        } else {
          network.takeRequests();
        }
      }
    }
    times.sort(Comparator.naturalOrder());
    System.out.printf(
        Locale.ROOT,
        "%-60s publish stage p50 %.0f ms, worst %.0f ms, %d rounds%n",
        name + ": one changed rule",
        times.get(times.size() / 2),
        times.get(times.size() - 1),
        times.size());
  }

  private static void print(String what, SyncReport report, FaultyProxy network) {
    Map<String, Integer> methods = new TreeMap<>();
    long bytes = 0;
    for (Request request : network.takeRequests()) {
      methods.merge(request.method(), 1, Integer::sum);
      bytes += request.bytes();
    }
    System.out.printf(
        Locale.ROOT,
        "%-60s publish stage %.2f s; requests %s; %,d bytes sent%n",
        what,
        report.timing().stages().getOrDefault("publish", 0.0) / 1000,
        methods,
        bytes);
  }
}
