package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.PercentEncoding;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of files on the host of the source repository (page layouts 4). */
public final class SourceUrls {

  /**
   * Name of the setting that holds the address of the branch's root, without a final slash; empty
   * if files of the source have no address.
   */
  public static final String SETTING = "source.web-url";

  /** GitHub has the name of the repository before {@code /blob/}, GitLab {@code /-}. */
  private static final Pattern BLOB =
      Pattern.compile("(?i)(https?://(?:github\\.com/[^/]+/[^/]+|[^/]+/.+?)/blob/)[^?#]+");

  private static final Pattern AZURE =
      Pattern.compile("(?i)(https://dev\\.azure\\.com/[^?#]+)\\?(?:version=GB[^&#]*&)?path=");

  private SourceUrls() {}

  /** The address of a file or folder of the repository; empty if there is none. */
  public static String of(PageContext context, String path) {
    return of(context.facts(), path);
  }

  /** The address of a file or folder of the repository; empty if there is none. */
  public static String of(Facts facts, String path) {
    String root = facts.get(InputCatalog.SETTING, SETTING);
    return root.isEmpty() ? "" : root + "/" + PercentEncoding.path(path);
  }

  /**
   * A link to a file as its newest change left it, behind the one to the branch; it leads there for
   * good. Nothing in other layouts, without history, and on hosts whose addresses of commits are
   * not known.
   */
  public static Markup lastVersion(PageContext context, String path) {
    if (!context.isFull() || !context.setting(LastChanged.SETTING).equals(LastChanged.ON)) {
      return Markup.EMPTY;
    }
    String root = context.setting(SETTING);
    Optional<LastChange> change = context.facts().find(InputCatalog.LAST_CHANGE, path);
    return change
        .flatMap(last -> atCommit(root, last.commit()))
        .map(commit -> commit + "/" + PercentEncoding.path(path))
        .map(url -> new Markup(" · [version of %s](%s)".formatted(change.get().date(), url)))
        .orElse(Markup.EMPTY);
  }

  /** A commit by the first digits of its id, as a link where commits have addresses. */
  public static Markup commit(PageContext context, String commit) {
    String code = Escape.code(commit.substring(0, Math.min(10, commit.length())));
    return new Markup(
        commit(context.facts(), commit).map(url -> "[%s](%s)".formatted(code, url)).orElse(code));
  }

  /**
   * A link to a file or folder of the repository, with the one to its last version behind it where
   * {@link #lastVersion} has one.
   */
  public static Markup versionedLink(
      PageContext context, UnaryOperator<String> label, String path) {
    return link(context, label, path).plus(lastVersion(context, path).text());
  }

  /** The root of a commit, if the root of the branch has one of the usual forms. */
  private static Optional<String> atCommit(String branchRoot, String commit) {
    Matcher azure = AZURE.matcher(branchRoot);
    if (azure.matches()) {
      return Optional.of(azure.group(1) + "?version=GC" + commit + "&path=");
    }
    Matcher blob = BLOB.matcher(branchRoot);
    return blob.matches() ? Optional.of(blob.group(1) + commit) : Optional.empty();
  }

  /** The address of a commit; empty if it is not known. */
  public static Optional<String> commit(Facts facts, String commit) {
    return repository(facts).map(repository -> repository + "/commit/" + commit);
  }

  /** The address of a pull request; empty if it is not known. */
  public static Optional<String> pullRequest(Facts facts, int number) {
    return repository(facts)
        .filter(repository -> !repository.endsWith("/-"))
        .map(
            repository ->
                repository
                    + (repository.startsWith("https://dev.azure.com/") ? "/pullrequest/" : "/pull/")
                    + number);
  }

  /** What the addresses of commits begin with, if the root of the branch has a usual form. */
  private static Optional<String> repository(Facts facts) {
    String root = facts.get(InputCatalog.SETTING, SETTING);
    Matcher azure = AZURE.matcher(root);
    if (azure.matches()) {
      return Optional.of(azure.group(1));
    }
    Matcher blob = BLOB.matcher(root);
    return blob.matches()
        ? Optional.of(blob.group(1).replaceFirst("/blob/$", ""))
        : Optional.empty();
  }

  /** A link to a file or folder of the repository; its path as code if it has no address. */
  public static Markup link(PageContext context, UnaryOperator<String> label, String path) {
    String url = of(context, path);
    return new Markup(
        url.isEmpty() ? Escape.code(path) : "[" + label.apply(url) + "](" + url + ")");
  }
}
