package dev.sentinelsync.command;

import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteSettings;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options that mean the same in every command. */
final class CommonOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file (default: config/application.properties in the working folder; the"
              + " packaged one if that is not there).")
  private Path config;

  @Option(
      names = "--source",
      paramLabel = "URL|PATH",
      description =
          "Repository that is followed: a folder, a bundle file, a file:, https: or ssh: URL.")
  private String source;

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "Branch that is followed (default: the remote's default branch).")
  private String branch;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "Where the pages go: file:DIR, file:DIR?mode=in-place, git:URL#branch[:folder],"
              + " s3://BUCKET[/PREFIX], azblob://ACCOUNT/CONTAINER[/PREFIX].")
  private String target;

  @Option(
      names = "--layout",
      paramLabel = "navbar|classic|full",
      completionCandidates = Layouts.class,
      description = "Layout of pages.")
  private String layout;

  @Option(
      names = "--state",
      paramLabel = "DIR|JDBC-URL",
      description = "Where position, records and clones are kept (default: state).")
  private String state;

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "Which of the configured sites is meant (default: the first).")
  private String site;

  @Option(
      names = "--routes",
      paramLabel = "DIR",
      description = "Folder of the Camel routes (default: routes; packaged).")
  private String routes;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and exits.")
  private boolean help;

  /**
   * The configuration with these options before it.
   *
   * @throws dev.sentinelsync.config.SettingsException with all that is wrong
   */
  Settings settings() {
    return Settings.read(file(), given(), System::getenv);
  }

  /** As {@link #settings}, with what only the service needs. */
  Settings serviceSettings() {
    return Settings.readForService(file(), given(), System::getenv);
  }

  private ConfigurationFile file() {
    return config == null ? ConfigurationFile.usual() : ConfigurationFile.of(config);
  }

  private Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    put(given, Settings.SITE_OPTION, site);
    put(given, "site.<name>.source", source);
    put(given, "site.<name>.branch", branch);
    put(given, "site.<name>.target", target);
    put(given, "site.<name>.layout", layout);
    put(given, "sync.routes", routes);
    if (state != null) {
      given.put(state.startsWith("jdbc:") ? "state.url" : "state.folder", state);
    }
    return given;
  }

  /** The site that the command is about; of several, it is said which. */
  SiteSettings site(Settings settings) {
    SiteSettings first = settings.sites().get(0);
    if (settings.sites().size() > 1) {
      String names =
          settings.sites().stream().map(SiteSettings::name).collect(Collectors.joining(", "));
      Terminal.err()
          .printf(
              "This is about the site %s, the first of %s; --site names another.%n",
              first.name(), names);
    }
    return first;
  }

  /** What a shell offers after {@code --layout}. */
  static final class Layouts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("navbar", "classic", "full").iterator();
    }
  }

  private static void put(Map<String, String> given, String key, String value) {
    if (value != null) {
      given.put(key, value);
    }
  }
}
