package dev.sentinelsync.config;

import dev.sentinelsync.config.Declaration.Affects;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.PageSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.SiteSettings.SyncLimits;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.source.SourceLimits;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.support.git.CredentialSettings;
import dev.sentinelsync.support.git.GitLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the block of one site. */
final class SiteReader {

  private final Values values;
  private final String name;
  private final ProxySettings proxies;

  SiteReader(Values values, String name, ProxySettings proxies) {
    this.values = values;
    this.name = name;
    this.proxies = proxies;
  }

  SiteSettings read() {
    Path work = values.get("state.folder");
    CredentialSettings credentials =
        CredentialSettings.ENVIRONMENT
            .withSecretFile(path("source.secret-file"))
            .withSsh(path("source.ssh-key"), path("source.known-hosts"));
    SourceSettings source = source(work.resolve("clones").resolve(name), credentials);
    Optional<String> webUrl = webUrl(source);
    return new SiteSettings(
        name,
        source,
        values.get(key("target")),
        TargetSettings.of(work.resolve("targets"))
            .withGitCredentials(credentials)
            .withSecretFile(path("target.secret-file"))
            .withProxies(proxies)
            .withRetention(values.get(key("keep-removed-assets"))),
        new PageSettings(
            values.get(key("folders")),
            webUrl,
            values.get(key("layout")),
            new HtmlSettings(
                values.<List<String>>find(key("formats")).orElse(List.of()),
                values.get(key("title")),
                values.<String>find(key("site-url")).map(url -> url.replaceFirst("/+$", "")),
                values.get(key("search")).equals("on"),
                isIndexed(source)),
            new Past(values.get(key("history")).equals("on"), values.get(key("tombstones"))),
            values.existing(key("templates")),
            new ReferenceFiles(
                values.existing(key("reference.tables")),
                values.existing(key("reference.marketplace")),
                values.existing(key("reference.attack")),
                values.existing(key("reference.overrides"))),
            digested(webUrl)),
        new SyncLimits(
            values.get("limits.max-pages"),
            values.get("limits.max-outputs"),
            values.get("limits.removal-share"),
            values.get("limits.removal-floor")));
  }

  private String key(String setting) {
    return "site." + name + "." + setting;
  }

  /** A path, or null. */
  private Path path(String setting) {
    return values.<Path>find(key(setting)).orElse(null);
  }

  private SourceSettings source(Path clone, CredentialSettings credentials) {
    String uri = values.get(key("source"));
    String branch = values.<String>find(key("branch")).orElse("");
    try {
      return SourceSettings.of(uri, branch, clone)
          .withExtent(
              new SourceSettings.Extent(
                  values.get(key("source.depth")), values.get(key("source.filter")).equals("auto")))
          .withTimeouts(values.get(key("source.timeout")), values.get(key("source.fetch-timeout")))
          .withAllowedSchemes(Set.copyOf(values.<List<String>>get(key("source.schemes"))))
          .withCredentials(credentials)
          .withLimits(
              new SourceLimits(
                  values.get("limits.tree-entries"),
                  values.get("limits.tree-depth"),
                  values.get("limits.file-name-bytes"),
                  values.get("limits.path-bytes")));
    } catch (IllegalArgumentException e) {
      values.problem("%s: %s".formatted(key("source"), e.getMessage()));
      return SourceSettings.of(uri, branch, clone);
    }
  }

  /**
   * The configured address. It belongs to the repository that the block names and to copies of it
   * on this machine; another repository that an option or a variable puts in its place has not got
   * one.
   */
  private Optional<String> webUrl(SourceSettings source) {
    boolean another =
        values.isReplaced(key("source"))
            && !values.isReplaced(key("web-url"))
            && !repository(source.uri()).equals(repository(values.written(key("source"))))
            && !isLocal(source);
    return values
        .<String>find(key("web-url"))
        .filter(address -> !another)
        .map(address -> address.replaceFirst("/$", ""));
  }

  /**
   * What needs credentials to be read is hardly meant for search engines. Credentials of the
   * environment do not count: pages are the same whoever starts the program.
   */
  private boolean isIndexed(SourceSettings source) {
    boolean secret =
        path("source.secret-file") != null
            || path("source.ssh-key") != null
            || source.uri().startsWith("ssh:");
    return values.<String>find(key("robots")).map("allow"::equals).orElse(!secret);
  }

  private static String repository(String uri) {
    return uri.replaceFirst("/$", "").replaceFirst("\\.git$", "");
  }

  private static boolean isLocal(SourceSettings source) {
    try {
      return GitLocation.parse(source.uri(), source.allowedSchemes()).isLocal();
    } catch (IllegalArgumentException e) {
      // The start of the sync says what is wrong with it.
      return false;
    }
  }

  /**
   * The settings that pages depend on, for the digest of the configuration. Templates and reference
   * facts belong to it by their content.
   */
  private SortedMap<String, String> digested(Optional<String> webUrl) {
    SortedMap<String, String> digested = new TreeMap<>();
    Declaration.SECTIONS.stream()
        .flatMap(section -> section.settings().stream())
        .filter(setting -> setting.affects() == Affects.PAGES)
        .filter(setting -> !setting.kind().name().equals("path"))
        .map(Declaration::name)
        .forEach(
            setting ->
                digested.put(
                    setting,
                    values
                        .find(setting.replace(Declaration.SITE, name))
                        .map(String::valueOf)
                        .orElse("")));
    digested.put("site.<name>.web-url", webUrl.orElse(""));
    return digested;
  }
}
