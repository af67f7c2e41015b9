package dev.sentinelsync.service;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The repositories of a fleet of sites, all alike at first, behind one Git server over HTTP. */
final class FleetRepositories implements AutoCloseable {

  private final Path folder;
  private final HttpGitRemote server;
  private final SortedMap<String, PushedRule> rules = new TreeMap<>();

  private FleetRepositories(Path folder, HttpGitRemote server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Makes them, packed as a host keeps them.
   *
   * @param sites names of the sites
   */
  static FleetRepositories create(Path folder, List<String> sites) throws Exception {
    Path served = Files.createDirectories(folder.resolve("served"));
    Path sample = folder.resolve("sample.git");
    SampleRepository.create(sample).close();
    PushedRule.git(
        folder.resolve("repack.log"), List.of("-C", sample.toString(), "repack", "-adq"));
    FleetRepositories fleet = new FleetRepositories(folder, HttpGitRemote.start(served));
    for (String site : sites) {
      Path copy = served.resolve(site + ".git");
      copy(sample, copy);
      fleet.rules.put(site, PushedRule.served(GitFixture.open(copy)));
    }
    return fleet;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  /** The sites by name. */
  List<String> sites() {
    return List.copyOf(rules.keySet());
  }

  /** Edits the rule of a site; returns the text that its page shows from then on. */
  synchronized String push(String site) throws IOException {
    return rules.get(site).edit();
  }

  /** The newest commit of a site. */
  String commit(String site) {
    return rules.get(site).commit();
  }

  /** What GitHub says of a push to a site. */
  String webhook(String site) {
    return """
        {"ref": "refs/heads/master", "repository": {"full_name": "%s", "clone_url": "%s"}}
        """
        .formatted(site, server.url(site + ".git"));
  }

  /** The folder to which a site is published. */
  Path target(String site) {
    return folder.resolve("sites").resolve(site);
  }

  /**
   * The configuration of an instance.
   *
   * @param lease how long a site waits for the successor of a killed instance, at most
   * @param database settings of the database by name
   */
  Path configuration(String instance, Duration lease, SortedMap<String, String> database)
      throws IOException {
    SortedMap<String, String> all = new TreeMap<>(database);
    all.put("sync.sites", String.join(",", rules.keySet()));
    all.put("service.instance", instance);
    all.put("state.folder", folder.resolve("state-" + instance).toString());
    all.put("http.port", "0");
    all.put("management.port", "0");
    all.put("webhook.providers", "github");
    all.put("sync.lease", lease.toSeconds() + "s");
    // Every site is looked at every five minutes, as by default; here spread over all of them.
    all.put("schedule.jitter", "5m");
    for (String site : rules.keySet()) {
      String block = "site." + site + ".";
      all.put(block + "source", server.url(site + ".git"));
      all.put(block + "source.schemes", "http");
      all.put(block + "web-url", "https://github.com/Azure/Azure-Sentinel/blob/master");
      all.put(block + "target", "file:" + target(site));
      all.put(block + "formats", "markdown");
      all.put(block + "history", "off");
      all.put(block + "search", "off");
    }
    StringBuilder text = new StringBuilder();
    all.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return Files.writeString(folder.resolve(instance + ".properties"), text);
  }

  @Override
  public void close() {
    server.close();
    rules.values().forEach(PushedRule::close);
  }
}
